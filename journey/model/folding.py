"""``folded()``: what two names are compared by."""

import re
import unicodedata
from functools import lru_cache

_WORDS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Words without case, accents, spaces and signs: two texts that fold alike say the same. Empty for signs alone."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(_WORDS.findall(bare.casefold()))

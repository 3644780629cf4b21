"""Names of downloaded files: readable, and safe on every disk."""

import re
import unicodedata

LONGEST = 60


def file_name(title: str, *parts: str, suffix: str) -> str:
    """``online-bike-shop-poster-en.png``: small ASCII letters, digits and hyphens; ``map`` where nothing is left."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-") or "map"
    return "-".join([slug, *filter(None, parts)]) + suffix

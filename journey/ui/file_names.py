"""Names of downloaded files: readable, and safe on every disk."""

import re
import unicodedata

LONGEST = 60


def file_name(title: str, *parts: str, suffix: str) -> str:
    """``online-bike-shop-persona-maya-brooks-en.png``: small ASCII letters, digits and hyphens.

    ``map`` stands where nothing is left of the title; another part of which nothing is left is not there.
    """
    return "-".join([_slug(title) or "map", *filter(None, map(_slug, parts))]) + suffix


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-")

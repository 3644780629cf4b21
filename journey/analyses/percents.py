"""Shares in words: a decimal where a whole per cent would hide what differs, else none."""

from itertools import pairwise

from journey.i18n import Words

_SMALL, _NEAR = 0.0995, 0.02  # below it, and nearer than that to another, a whole per cent says too little


def digits(*shares: float | None) -> int:
    """How many decimals shares that are read together need: one where one of them is small, or two differ by little."""
    known = sorted(share for share in shares if share is not None)
    near = any(0 < round(more - less, 4) < _NEAR for less, more in pairwise(known))
    return int(near or any(0 < share < _SMALL for share in known))


def percent(share: float | None, t: Words) -> str:
    """One share: with a decimal below a tenth. Nothing known is a dash."""
    return percents(t, share)[0]


def percents(t: Words, *shares: float | None) -> tuple[str, ...]:
    """Shares of one sentence, all with as many decimals."""
    places = digits(*shares)
    return tuple("–" if share is None else t.percent(share, places if share else 0) for share in shares)

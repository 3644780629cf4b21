"""Order keys between any two others (fractional indexing), compared by code point."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

LONGEST_KEY = 100  # beyond it, keys are made anew
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_MIDDLE = _DIGITS[len(_DIGITS) // 2]


class Ordered(Protocol):
    """A record that stands in an order."""

    @property
    def id(self) -> str: ...
    @property
    def order(self) -> str: ...


def between(low: str, high: str | None = None) -> str:
    """A key above ``low`` and below ``high`` (None: no upper end; low empty: no lower end).

    At the ends keys step by one digit instead of halving what is left, so that a thousand cards added one after the
    other have keys of a dozen characters. Raises ValueError when there is no room.
    """
    if high is None:
        return _after(low)
    if low >= high:
        raise ValueError(f"no key fits between {low!r} and {high!r}")
    return _inside(low, high) if low else _before(high)


def _after(low: str) -> str:
    if not low:
        return _MIDDLE
    for place in reversed(range(len(low))):
        step = bisect_right(_DIGITS, low[place])
        if step < len(_DIGITS):
            return low[:place] + _DIGITS[step]
    return low + _DIGITS[1]


def _before(high: str) -> str:
    kept = high.rstrip(_DIGITS[0])
    if not kept:
        raise ValueError(f"no key fits before {high!r}")
    digit = _DIGITS.index(kept[-1])
    return kept[:-1] + (_DIGITS[digit - 1] if digit > 1 else _DIGITS[0] + _MIDDLE)


def _inside(low: str, high: str) -> str:
    key = ""
    bounded = True
    for place in range(len(low) + len(high) + 1):
        below = _digit(low, place)
        above = _digit(high, place) if bounded else len(_DIGITS)
        if below + 1 < above:
            return key + _DIGITS[(below + above) // 2]
        key += _DIGITS[below]
        bounded = bounded and below == above
    raise ValueError(f"no key fits between {low!r} and {high!r}")


def _digit(key: str, place: int) -> int:
    return _DIGITS.index(key[place]) if place < len(key) else 0


def keys(count: int) -> tuple[str, ...]:
    """``count`` ascending keys, evenly spread."""
    width = 2
    while len(_DIGITS) ** width <= count + 1:
        width += 1
    step = len(_DIGITS) ** width / (count + 1)
    return tuple(_base62(int(step * (index + 1)), width) for index in range(count))


def _base62(value: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        value, rest = divmod(value, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits.rstrip("0")


def key_at(siblings: Sequence[Ordered], index: int) -> str | None:
    """A key that puts a newcomer at ``index`` among ``siblings`` (already in order).

    None when the neighbours leave no room (equal, foreign or very long keys): re-key them all with ``keys``.
    """
    low = siblings[index - 1].order if index > 0 else ""
    high = siblings[index].order if index < len(siblings) else None
    try:
        key = between(low, high)
    except ValueError:
        return None
    return key if low < key and len(key) <= LONGEST_KEY and (high is None or key < high) else None

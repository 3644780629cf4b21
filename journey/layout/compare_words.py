"""The finding of a comparison in a sentence, and what its two sides are called."""

from journey.i18n import Words
from journey.layout.choices import Beside
from journey.model import Map
from journey.model.folding import folded
from journey.model.side_by_side import LEAST_POINTS, Pillar, Row, SideBySide, Sign

_COUNTED: tuple[Sign, ...] = ("new", "gone", "moved", "changed", "better", "worse")
_NUMERALS = 12  # up to here a number is a word


def in_time(journey_map: Map, beside: Beside) -> tuple[Map, Map]:
    """The two states, the earlier first."""
    other, is_earlier = beside.map, beside.is_earlier
    if is_earlier is None:
        is_earlier = journey_map.answers == other.id or (journey_map.state, other.state) == ("to_be", "as_is")
    return (other, journey_map) if is_earlier else (journey_map, other)


def side_names(journey_map: Map, beside: Beside, words: Words) -> tuple[str, str]:
    """What the earlier and the later side are called: by version, by state, by title, else before and after."""
    before, after = in_time(journey_map, beside)
    if beside.name:
        names = (beside.name, words("compare.now"))
        return names if before is beside.map else (names[1], names[0])
    if before.state != after.state:
        return words(f"compare.state.{before.state}"), words(f"compare.state.{after.state}")
    if folded(before.title) != folded(after.title):
        return before.title or words("poster.untitled"), after.title or words("poster.untitled")
    return words("compare.before"), words("compare.after")


def points(value: float, words: Words) -> str:
    """``3`` or ``2.5``: a distance in points."""
    rounded = round(abs(value), 1)
    return words.number(rounded, 0 if rounded.is_integer() else 1)


def finding(sides: SideBySide, words: Words) -> str:
    """``Delivery gets 3 points better; two moments are new.``"""
    parts = []
    moved = max(sides.pillars, key=lambda pillar: abs(pillar.gain or 0.0), default=None)
    if moved is not None and abs(moved.gain or 0.0) >= LEAST_POINTS:
        parts.append(_stage(moved, words))
    told = [(sign, sides.count(sign)) for sign in (_COUNTED[:4] if parts else _COUNTED)]
    some = [(sign, count) for sign, count in told if count]
    parts += [_moments(sign, count, words) for sign, count in (some[:2] if parts else some[:3])]
    if not parts:
        renamed = any(pillar.sign for pillar in sides.pillars)
        return words("compare.stages_differ" if renamed else "compare.same")
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."


def _stage(pillar: Pillar, words: Words) -> str:
    gain = pillar.gain or 0.0
    how = "better" if gain > 0 else "worse"
    return words(
        f"compare.stage_{how}", stage=pillar.shown.name, points=points(gain, words), n=round(abs(gain), 1)
    )  # fmt: skip


def _moments(sign: Sign, count: int, words: Words) -> str:
    numerals = words("poster.numerals").split()
    shown = numerals[count] if count <= _NUMERALS else words.number(count)
    return words(f"compare.moments.{sign}", n=count, shown=shown)


def farthest_first(sides: SideBySide) -> list[Row]:
    """What is felt on both sides, the farthest apart first; what is told as equally far, in the order of the path."""
    rows = [row for row in sides.rows if row.gain is not None]
    return sorted(rows, key=lambda row: -_told(row))


def farthest(sides: SideBySide) -> list[Row]:
    """The one that is farthest apart, and all that are told as equally far."""
    rows = farthest_first(sides)
    return [row for row in rows if _told(row) == _told(rows[0])]


def _told(row: Row) -> float:
    return round(abs(row.gain or 0.0), 1)


def persona_finding(sides: SideBySide, names: tuple[str, str], words: Words) -> str:
    """``Maya and Tom are farthest apart at “Delivery cost”: 5.3 points.``"""
    rows = farthest(sides)
    one, other = names
    if not rows:
        return words("compare.nowhere_together", one=one, other=other)
    distance = abs(rows[0].gain or 0.0)
    if distance < LEAST_POINTS:
        return words("compare.alike", one=one, other=other)
    titles = [row.shown.title for row in rows]
    how = {1: "farthest", 2: "farthest_twice"}.get(len(rows), "farthest_often")
    return words(
        f"compare.{how}", one=one, other=other, place=titles[0], second=titles[-1], count=words.number(len(rows)),
        points=points(distance, words), n=round(distance, 1),
    )  # fmt: skip

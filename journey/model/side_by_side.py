"""Two states of a journey in common columns: stage by stage, what is new, gone, moved, changed, better or worse."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from journey.model.averages import Weighing, mean_of, weighing
from journey.model.base import Record
from journey.model.curves import Moment, Remembered, remembered
from journey.model.folding import folded
from journey.model.map import Map
from journey.model.pairing import Pairs, merged, out_of_order, pair
from journey.model.path import Stage, Touchpoint

Sign = Literal["new", "gone", "moved", "changed", "better", "worse"]
SIGNS: tuple[Sign, ...] = ("new", "gone", "moved", "changed", "better", "worse")
LEAST_POINTS = 0.5  # half a point is the step in which feelings are dragged; less is no news
FIELDS = ("title", "channel_id", "description", "initiator", "layer", "moment_of_truth", "quality", "persona_ids")


@dataclass(frozen=True, slots=True)
class Row:
    """A touchpoint in a column: ``before`` and ``after`` as it is there, None where it is not.

    One that moved to another stage has a row in each. ``was`` is what it was before, wherever that stood, and
    ``fields`` names what is not as it was. ``key`` is unique among the rows.
    """

    key: str
    before: Touchpoint | None
    after: Touchpoint | None
    was: Touchpoint | None = None
    signs: tuple[Sign, ...] = ()
    fields: tuple[str, ...] = ()
    felt_before: Moment | None = None
    felt_after: Moment | None = None

    @property
    def shown(self) -> Touchpoint:
        """The touchpoint as it is now, else as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def has_left(self) -> bool:
        """Whether it stands elsewhere now."""
        return self.after is None and "moved" in self.signs

    @property
    def gain(self) -> float | None:
        """Points by which it feels better than before; None where one side is not felt."""
        return self.felt_after.valence - self.felt_before.valence if self.felt_before and self.felt_after else None


@dataclass(frozen=True, slots=True)
class Pillar:
    """A stage as it was and as it is, with its rows, and what is felt about it as a whole."""

    key: str
    before: Stage | None
    after: Stage | None
    rows: tuple[Row, ...]
    felt_before: Moment | None = None
    felt_after: Moment | None = None

    @property
    def shown(self) -> Stage:
        """The stage as it is now, else as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def sign(self) -> Sign | None:
        """Whether the stage itself is new, gone or has another name."""
        if self.before is None:
            return "new"
        if self.after is None:
            return "gone"
        return "changed" if folded(self.before.name) != folded(self.after.name) else None

    @property
    def gain(self) -> float | None:
        """Points by which the mean of its moments is better than before; None where one side is not felt."""
        before = [self.felt_before, *(row.felt_before for row in self.rows if row.before)]
        after = [self.felt_after, *(row.felt_after for row in self.rows if row.after)]
        old, new = ([moment.valence for moment in side if moment] for side in (before, after))
        return fmean(new) - fmean(old) if old and new else None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The columns in the order of the later state, what is remembered of each, and how a mean is weighed."""

    pillars: tuple[Pillar, ...]
    remembered_before: Remembered | None
    remembered_after: Remembered | None
    weighed: Weighing = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for pillar in self.pillars for row in pillar.rows)

    def count(self, sign: Sign) -> int:
        """How many touchpoints carry a sign; one that moved counts where it is now."""
        return sum(sign in row.signs and not row.has_left for row in self.rows)


def side_by_side(before: Map, after: Map, persona_id: str = "", *, of_before: bool = False) -> SideBySide:
    """Two maps, or two states of one.

    ``persona_id``: whose feelings count, of the map after, or ``of_before``; without it the mean of the personas who
    are on both maps, or of all where none is.
    """
    pairs = pair(before, after)
    old, new = _whose(before, after, pairs, persona_id, of_before)
    weighed = weighing((before, old), (after, new))
    felt_before, felt_after = mean_of(before, old, weighed), mean_of(after, new, weighed)
    making = _Making(before, after, pairs, felt_before, felt_after)
    return SideBySide(tuple(making.pillars()), _memory(felt_before), _memory(felt_after), weighed)


def two_personas(journey_map: Map, one: str, other: str) -> SideBySide:
    """One map as two personas feel it: the one before, the other after; nothing is new, gone or moved."""
    felt_one, felt_other = mean_of(journey_map, (one,)), mean_of(journey_map, (other,))

    def row(each: Touchpoint) -> Row:
        return Row(each.id, each, each, each, (), (), felt_one.get(each.id), felt_other.get(each.id))

    pillars = tuple(
        Pillar(stage.id, stage, stage, tuple(map(row, cell)), felt_one.get(stage.id), felt_other.get(stage.id))
        for stage, cell in journey_map.path
    )
    return SideBySide(pillars, _memory(felt_one), _memory(felt_other))


def _whose(
    before: Map, after: Map, pairs: Pairs, persona_id: str, of_before: bool
) -> tuple[Sequence[str | None], Sequence[str | None]]:
    if persona_id:
        both = ((was.id, now) for now, was in pairs.personas.items() if persona_id == (was.id if of_before else now))
        old, new = next(both, (persona_id, "") if of_before else ("", persona_id))
        return (old,) if old else (), (new,) if new else ()
    if pairs.personas:
        return [persona.id for persona in pairs.personas.values()], list(pairs.personas)
    return _everyone(before), _everyone(after)


def _everyone(journey_map: Map) -> Sequence[str | None]:
    return [persona.id for persona in journey_map.personas] or (None,)


def _memory(felt: Mapping[str, Moment]) -> Remembered | None:
    return remembered(list(felt.values()))


@dataclass(frozen=True, slots=True)
class _Making:
    """Makes the columns and their rows."""

    before: Map
    after: Map
    pairs: Pairs
    felt_before: Mapping[str, Moment]
    felt_after: Mapping[str, Moment]

    def pillars(self) -> Iterator[Pillar]:
        cells = {stage.id: cell for stage, cell in self.before.path}
        cells_now = {stage.id: cell for stage, cell in self.after.path}
        now = {was.id: after_id for after_id, was in self.pairs.touchpoints.items()}
        for was, stage in merged(self.before.stages, self.after.stages, self.pairs.stages):
            old, new = cells[was.id] if was else (), cells_now[stage.id] if stage else ()
            yield Pillar(
                _key(was, stage, self.after),
                was,
                stage,
                tuple(self.rows(old, new, now)),
                self.felt_before.get(was.id) if was else None,
                self.felt_after.get(stage.id) if stage else None,
            )

    def rows(self, old: Sequence[Touchpoint], new: Sequence[Touchpoint], now: Mapping[str, str]) -> Iterator[Row]:
        moved = out_of_order(old, new, self.pairs.touchpoints)
        for was, touchpoint in merged(old, new, self.pairs.touchpoints):
            if touchpoint is None:
                assert was is not None
                sign: Sign = "moved" if was.id in now else "gone"
                felt = self.felt_before.get(was.id)
                yield Row(_key(was, None, self.after), was, None, was, (sign,), (), felt)
            else:
                yield self._now(was, touchpoint, touchpoint.id in moved)

    def _now(self, here: Touchpoint | None, touchpoint: Touchpoint, moved: bool) -> Row:
        was, felt = self.pairs.touchpoints.get(touchpoint.id), self.felt_after.get(touchpoint.id)
        if was is None:
            return Row(touchpoint.id, None, touchpoint, None, ("new",), (), None, felt)
        fields = tuple(name for name in FIELDS if self._differs(name, was, touchpoint))
        row = Row(touchpoint.id, here, touchpoint, was, (), fields, self.felt_before.get(was.id), felt)
        gain = row.gain or 0.0
        holds: dict[Sign, bool] = {
            "moved": moved or here is None,
            "changed": bool(fields),
            "better": gain >= LEAST_POINTS,
            "worse": gain <= -LEAST_POINTS,
        }
        signs = tuple(sign for sign, is_so in holds.items() if is_so)
        return Row(row.key, here, touchpoint, was, signs, fields, row.felt_before, felt)

    def _differs(self, name: str, was: Touchpoint, now: Touchpoint) -> bool:
        old, new = getattr(was, name), getattr(now, name)
        if name == "channel_id":
            return bool(old != self._same(self.pairs.channels, new))
        if name == "persona_ids":
            return set(old) != {self._same(self.pairs.personas, each) for each in new}
        return bool(old != new)

    @staticmethod
    def _same(pairs: Mapping[str, Record], record_id: str | None) -> str | None:
        """The id before of what has an id now; an id that nothing has where it was not there."""
        if record_id is None:
            return None
        return pairs[record_id].id if record_id in pairs else ""


def _key(was: Record | None, now: Record | None, after: Map) -> str:
    if now is not None:
        return now.id
    assert was is not None
    return f"{was.id}~" if was.id in after.index else was.id

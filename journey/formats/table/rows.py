"""A map as the rows of a touchpoint table: one for each touchpoint and persona, and one for a stage that says something
of its own."""

from collections import defaultdict
from collections.abc import Iterator

from journey.files.grid import Cell, Row
from journey.formats.losses import Held
from journey.formats.since import MARK_PATTERN, mark_of
from journey.formats.table.said import KINDS
from journey.formats.table.shape import Laid
from journey.i18n import Words
from journey.model import EMOTIONS, Feeling, Insight, Map, Note, Persona, Stage, Touchpoint
from journey.model.base import ID_PATTERN

COLUMNS = (
    "stage", "macro_stage", "goal", "touchpoint", "description", "channel", "persona", "emotion", "feeling", "quote",
    "action", "thought", "backstage", "pain", "opportunity", "solution", "initiator", "moment_of_truth", "evidence",
)  # fmt: skip
_Claim = Feeling | Note | Insight
_CLAIM = frozenset({"stage_id", "touchpoint_id", "evidence"})
HELD: Held = {
    "map": frozenset({"language"}),  # the heads speak it
    "personas": frozenset({"name"}),
    "stages": frozenset({"name", "macro_stage", "goal"}),
    "channels": frozenset({"name"}),
    "touchpoints": frozenset({
        "stage_id", "channel_id", "persona_ids", "title", "description", "initiator", "moment_of_truth", "evidence",
    }),
    "feelings": _CLAIM | {"persona_id", "valence", "emotion", "quote"},
    "lanes": frozenset({"kind", "title"}),
    "notes": _CLAIM | {"lane_id", "text"},
    "insights": _CLAIM | {"kind", "title"},
}  # fmt: skip
OWNER = rf"[^()]*\(({ID_PATTERN.strip('^$')})(?: @({MARK_PATTERN}))?\)\s*"
"""The head over the ids of touchpoints: that of their map, and of which state of it the table was written."""
_ROLE_OF_LANE = {"actions": "action", "thoughts": "thought", "backstage": "backstage"}


def table_of(journey_map: Map, say: Words, head: int | None = None) -> Laid:
    """The whole table; the ids of touchpoints stand in its last column, by which edits are recognised, and over them
    the id of the map: another may have the same touchpoints, as it should be. ``head``, the number of the map's last
    edit, tells when it was written."""
    lanes = {lane.id: lane for lane in journey_map.lanes}
    own = [lane for lane in journey_map.lanes if lane.kind == "text" and lane.title]
    mark = "" if head is None else f" @{mark_of(journey_map, head)}"
    ids = f"{say('table.roles.id')} ({journey_map.id}{mark})"
    heads = (*(say(f"table.roles.{role}") for role in COLUMNS), *(lane.title for lane in own), ids)
    roles = (*COLUMNS, *("lane" for _ in own), "id")
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)  # by place and column
    for note in journey_map.notes:
        lane = lanes[note.lane_id]
        column = lane.id if lane.kind == "text" else _ROLE_OF_LANE.get(lane.kind, "")
        texts[note.touchpoint_id or note.stage_id or "", column].append(" ".join(note.text.split()))
    for insight in journey_map.insights:
        texts[insight.touchpoint_id or insight.stage_id or "", insight.kind].append(insight.title)
    pen = _Pen(journey_map, texts, [lane.id for lane in own], say)
    return Laid(heads, roles, tuple((str(number), row) for number, row in enumerate(pen.rows(), 2)))


def unwritten(journey_map: Map) -> set[str]:
    """The ids of records that no row holds, or that are not read from one: what stands nowhere on the path, what has no
    name, who feels nothing and is meant by no touchpoint, and a second feeling of one persona at one place."""
    cards = [card for card in journey_map.touchpoints if card.title.strip()]
    met = {each.persona_id for each in journey_map.feelings}.union(*(card.persona_ids for card in cards))
    own = {lane.id for lane in journey_map.lanes if lane.kind == "text" and lane.title}
    lanes = own | {lane.id for lane in journey_map.lanes if lane.kind in _ROLE_OF_LANE}
    notes = [note for note in journey_map.notes if note.lane_id in lanes and _is_placed(note)]
    felt = {(one.persona_id, one.touchpoint_id, one.stage_id): one for one in reversed(journey_map.feelings)}
    claims: tuple[_Claim, ...] = (*notes, *felt.values(), *journey_map.insights)
    written = {
        *(persona.id for persona in journey_map.personas if persona.id in met),
        *(stage.id for stage in journey_map.stages if stage.name.strip()),
        *(channel for card in cards if (channel := card.channel_id)),
        *(card.id for card in cards),
        *(lane.id for lane in journey_map.lanes if lane.kind != "text" and not lane.title),
        *(note.lane_id for note in notes if note.lane_id in own),
        *(one.id for one in claims if _is_placed(one)),
    }
    return {record.id for record in journey_map.records()} - written


def misjudged(journey_map: Map) -> int:
    """How many claims are read with another evidence than their own: with that of the touchpoint in their row."""
    claims: tuple[_Claim, ...] = (*journey_map.feelings, *journey_map.notes, *journey_map.insights)
    at = ((journey_map.touchpoint(each.touchpoint_id), each.evidence) for each in claims)
    return sum(evidence != (card.evidence if card else "assumed") for card, evidence in at)


def _is_placed(claim: _Claim) -> bool:
    return bool(claim.touchpoint_id or claim.stage_id)


class _Pen:
    """Writes the rows of a map."""

    def __init__(self, journey_map: Map, texts: dict[tuple[str, str], list[str]], own: list[str], say: Words) -> None:
        self.map, self.texts, self.own, self.say = journey_map, texts, own, say
        self.felt: dict[str, dict[str | None, Feeling]] = defaultdict(dict)
        for feeling in journey_map.feelings:
            self.felt[feeling.touchpoint_id or feeling.stage_id or ""].setdefault(feeling.persona_id, feeling)

    def rows(self) -> Iterator[Row]:
        for stage, cell in self.map.path:
            if self._speaks(stage) or not cell:
                yield from self._place(stage, None)
            for touchpoint in cell:
                yield from self._place(stage, touchpoint)

    def _speaks(self, stage: Stage) -> bool:
        columns = (*_ROLE_OF_LANE.values(), *KINDS, *self.own)
        return bool(stage.goal or self.felt.get(stage.id) or any(self.texts.get((stage.id, each)) for each in columns))

    def _place(self, stage: Stage, touchpoint: Touchpoint | None) -> Iterator[Row]:
        """The rows of a touchpoint, or of the stage itself: one for each persona who feels or is meant by name."""
        place = touchpoint or stage
        for number, (persona, feeling) in enumerate(self._people(place)):
            said = self._texts(stage, touchpoint) if number == 0 else {}
            said |= {"stage": stage.name, "macro_stage": self.say(f"macro_stages.{stage.macro_stage}")}
            said["persona"] = persona.name if persona else ""
            if touchpoint:
                channel = self.map.channel(touchpoint.channel_id)
                truth = "yes" if touchpoint.moment_of_truth is True else touchpoint.moment_of_truth
                said |= {
                    "touchpoint": touchpoint.title,
                    "channel": channel.name if channel else "",
                    "initiator": self.say(f"define.initiators.{touchpoint.initiator}"),
                    "moment_of_truth": self.say(f"sheet.choices.moment_of_truth.{truth}") if truth else "",
                    "evidence": self.say(f"evidence.{touchpoint.evidence}"),
                }
            cells: dict[str, Cell] = dict(said)
            if feeling:
                name = self.say(f"emotions.{feeling.emotion}") if feeling.emotion in EMOTIONS else feeling.emotion
                cells |= {"emotion": feeling.valence, "feeling": name, "quote": feeling.quote}
            row = (None if cells.get(column) == "" else cells.get(column) for column in (*COLUMNS, *self.own))
            yield (*row, touchpoint.id if touchpoint else None)

    def _texts(self, stage: Stage, touchpoint: Touchpoint | None) -> dict[str, str]:
        place = touchpoint or stage
        columns = (*_ROLE_OF_LANE.values(), *KINDS, *self.own)
        said = {column: "\n".join(self.texts.get((place.id, column), ())) for column in columns}
        return said | ({"description": touchpoint.description} if touchpoint else {"goal": stage.goal})

    def _people(self, place: Stage | Touchpoint) -> list[tuple[Persona | None, Feeling | None]]:
        """Whose rows there are. What all feel stands on a row without a name; a moment for a few names them all."""
        felt = self.felt.get(place.id, {})
        meant = place.persona_ids if isinstance(place, Touchpoint) else ()
        shared = felt.get(None)
        made: list[tuple[Persona | None, Feeling | None]] = [
            (persona, felt.get(persona.id) or (shared if meant else None))
            for persona in self.map.personas
            if persona.id in felt or persona.id in meant
        ]
        everybody_is_named = bool(meant) or (made and (isinstance(place, Stage) or len(made) == len(self.map.personas)))
        if not everybody_is_named or (shared and not meant):
            made.insert(0, (None, shared))
        return made

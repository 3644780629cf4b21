"""Where a room is: its step, its clock, what is asked, what has been grouped and decided. Moves are pure.

```
waiting ── go ──> open ── go ──> open       to any step, forwards or back
                   └─ reveal                what was said in a private step is seen by all, from now on
```
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from journey.errors import JourneyError
from journey.model.base import Frozen, Ids, IdText, OptionalDate, OptionalId, OptionalMoment, YesNo, new_id
from journey.model.problems import explained
from journey.workshop.agenda import LONGEST, NAMES, SHORTEST, STEPS, Kind, Lens, Step
from journey.workshop.contribution import MOST_DOTS, Quote, Short, Words

Phase = Literal["waiting", "open"]
StepNumber = Annotated[int, Field(strict=True, ge=0, lt=len(NAMES))]
Minutes = Annotated[int, Field(strict=True, ge=SHORTEST, le=LONGEST)]
MOST_GROUPS, MOST_DECISIONS = 100, 100


class Group(Frozen):
    """Notes that say the same. The notes stay as they are."""

    id: IdText
    title: Words
    members: Ids


class Decision(Frozen):
    """What was decided, who does it and until when."""

    id: IdText
    text: Words
    owner: Short = ""
    due: OptionalDate = None


class State(Frozen):
    """``ends_at``: when the step's time is over, None while the clock stands with ``left`` seconds on it.

    ``question``: instead of the step's own. ``moments``: the touchpoints that are rated, in order, as ``persona_id``
    feels them. ``budget``: dots a person has. ``locked``: nothing is taken any more, for a while.
    """

    step: StepNumber = 0
    phase: Phase = "waiting"
    minutes: Annotated[tuple[Minutes, ...], Field(min_length=len(NAMES), max_length=len(NAMES))] = tuple(
        step.minutes for step in STEPS.values()
    )
    ends_at: OptionalMoment = None
    left: Annotated[float, Field(ge=0, le=60 * 60 * 24)] = 0.0
    question: Quote = ""
    revealed: Annotated[tuple[StepNumber, ...], Field(max_length=len(NAMES))] = ()
    lens: Lens = "free"
    persona_id: OptionalId = None
    moments: Ids = ()
    budget: Annotated[int, Field(strict=True, ge=1, le=MOST_DOTS)] = 5
    locked: YesNo = False
    groups: Annotated[tuple[Group, ...], Field(max_length=MOST_GROUPS)] = ()
    decisions: Annotated[tuple[Decision, ...], Field(max_length=MOST_DECISIONS)] = ()

    @property
    def name(self) -> str:
        return NAMES[self.step]

    @property
    def now_open(self) -> Step:
        """What the step of this moment takes."""
        return STEPS[self.name]

    @property
    def hides(self) -> bool:
        """Whether what is said now is seen by nobody but who says it."""
        return self.step in self.hidden

    @property
    def hidden(self) -> frozenset[int]:
        """The steps of which everybody sees their own words alone."""
        private = (number for number, step in enumerate(STEPS.values()) if step.private)
        return frozenset(private) - frozenset(self.revealed)

    def seconds_left(self, now: datetime) -> float:
        """Below 0 where the step has taken longer."""
        return self.left if self.ends_at is None else (self.ends_at - now).total_seconds()

    def takes(self, kind: Kind) -> bool:
        """Whether such a thing can be said now."""
        return self.phase == "open" and not self.locked and kind in self.now_open


def go(state: State, step: int, now: datetime) -> State:
    """Opens a step with all its time. The question of the step before goes with it."""
    if not 0 <= step < len(NAMES):
        raise JourneyError("bad_value", "step", problem=f"{step + 1}; 1..{len(NAMES)}")
    ends = now + timedelta(minutes=state.minutes[step])
    return _made(state, step=step, phase="open", ends_at=ends, left=0.0, question="")


def extend(state: State, minutes: int, now: datetime) -> State:
    """More time for the step, or less; counted from now where its time is over."""
    left = max(state.seconds_left(now), 0.0) + 60.0 * minutes
    return _made(state, **_clock(state, max(left, 0.0), now))


def pause(state: State, now: datetime) -> State:
    """The clock stands."""
    return state if state.ends_at is None else _made(state, left=max(state.seconds_left(now), 0.0), ends_at=None)


def resume(state: State, now: datetime) -> State:
    """The clock goes on from where it stood."""
    return state if state.ends_at else _made(state, ends_at=now + timedelta(seconds=state.left), left=0.0)


def reveal(state: State, step: int | None = None) -> State:
    """What was said in this step, or in one before it, is seen by all, and what is still said in it."""
    shown = state.step if step is None else step
    if state.phase == "waiting" or shown in state.revealed or shown > state.step:
        return state
    return _made(state, revealed=(*state.revealed, shown))


def give(state: State, step: int, minutes: int, now: datetime) -> State:
    """Another time on the agenda. For the step that is open, its end moves as well."""
    if not 0 <= step < len(NAMES):
        raise JourneyError("bad_value", "step", problem=f"{step + 1}; 1..{len(NAMES)}")
    times = list(state.minutes)
    more, times[step] = minutes - times[step], minutes
    given = _made(state, minutes=tuple(times))
    return extend(given, more, now) if step == state.step and state.phase != "waiting" else given


def ask(state: State, question: str = "", persona_id: str | None = None, moments: Iterable[str] = ()) -> State:
    """What the phones ask now."""
    return _made(state, question=question, persona_id=persona_id, moments=tuple(moments))


def look(state: State, lens: Lens) -> State:
    """Through which lens ideas are sought now."""
    return _made(state, lens=lens)


def lock(state: State, locked: bool = True) -> State:
    """Nothing is taken any more, and nobody comes in, until it is opened again."""
    return _made(state, locked=locked)


def allow(state: State, dots: int) -> State:
    """How many dots everybody has."""
    return _made(state, budget=dots)


def merge(state: State, title: str, members: Iterable[str], group_id: str = "") -> State:
    """Puts notes and groups together under a title; every note is in one group at most, and a group of one is none."""
    wanted = dict.fromkeys(members)
    within = {group.id: group.members for group in state.groups}
    notes = tuple(dict.fromkeys(note for one in wanted for note in within.get(one, (one,))))
    rest = tuple(
        group.model_copy(update={"members": left})
        for group in state.groups
        if group.id not in wanted and len(left := tuple(note for note in group.members if note not in notes)) > 1
    )
    if len(notes) < 2:
        return _made(state, groups=rest)
    return _made(state, groups=(*rest, Group(id=group_id or new_id(), title=title, members=notes)))


def part(state: State, note: str) -> State:
    """Takes a note out of its group; what it said was never gone."""
    return merge(state, "", (note,))


def decide(state: State, text: str, owner: str = "", due: date | None = None, decision_id: str = "") -> State:
    """Keeps what was decided; under a known id it replaces that."""
    made = {"id": decision_id or new_id(), "text": text, "owner": owner, "due": due}
    rest = tuple(one.model_dump() for one in state.decisions if one.id != decision_id)
    return _made(state, decisions=(*rest, made))


def undecide(state: State, decision_id: str) -> State:
    return _made(state, decisions=tuple(one for one in state.decisions if one.id != decision_id))


def _clock(state: State, left: float, now: datetime) -> dict[str, object]:
    return {"left": left} if state.ends_at is None else {"ends_at": now + timedelta(seconds=left)}


def _made(state: State, **values: object) -> State:
    """With these values, which are checked. Raises JourneyError with the field it is about."""
    return checked({**state.model_dump(), **values})


def checked(values: object) -> State:
    """Raises JourneyError for what no room can be."""
    try:
        return State.model_validate(values)
    except ValidationError as error:
        raise explained(error.errors(include_url=False)[0]) from None

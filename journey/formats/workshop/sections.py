"""The words of a summary, part by part, as all its files have them."""

from collections.abc import Iterable
from dataclasses import dataclass

from journey.i18n import Words
from journey.model.base import Evidence
from journey.workshop.spread import Spread
from journey.workshop.state import Decision
from journey.workshop.summary import Moment, Ranked, Summary, Told


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: its words, what stands ``beside`` them at the end of the line, and ``under`` them, small."""

    text: str
    beside: str = ""
    under: str = ""
    evidence: Evidence | None = None
    spread: Spread | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part under its heading. ``name`` is that of its field in the summary."""

    name: str
    title: str
    rows: tuple[Row, ...]


def title_of(summary: Summary, say: Words) -> str:
    """The map's."""
    return summary.title or say("poster.untitled")


def facts(summary: Summary, say: Words) -> str:
    """Where, when and how many: ``Room MELA 42 · 12 Mar 2026 · 7 people · 84 contributions``."""
    days = dict.fromkeys(say.day(day) for day in (summary.first, summary.last))
    people = [say("workshop.out.people", n=summary.people)] if summary.people or not summary.simulated else []
    played = [say("workshop.out.simulated", n=summary.simulated)] if summary.simulated else []
    room = say("workshop.join.room", code=summary.code)
    return " · ".join((room, " – ".join(days), *people, *played, say("workshop.wall.said", n=summary.said)))


def sections(summary: Summary, say: Words) -> tuple[Section, ...]:
    """Those that hold something, in their order."""
    made = {
        "objective": [_told(each, say) for each in summary.objective],
        "torn": [_moment(each, say) for each in summary.torn],
        "hurts": [Row(_where(each), value(each.spread.median, say)) for each in summary.hurts],
        "known": [_told(each, say) for each in summary.known],
        "ideas": [_idea(each, say) for each in summary.ideas],
        "decisions": [_decision(each, say) for each in summary.decisions],
        "taken_along": [_told(each, say) for each in summary.taken_along],
        "parked": [_told(each, say) for each in summary.parked],
        "evidence": list(_evidence(summary, say)),
        "open": list(_open(summary, say)),
    }
    return tuple(Section(name, say(f"workshop.out.{name}"), tuple(rows)) for name, rows in made.items() if rows)


def _told(told: Told, say: Words) -> Row:
    times = say("workshop.out.people", n=told.people) if told.people > 1 else ""
    known = say(f"evidence.{told.evidence}") if told.evidence else ""
    return Row(told.text, " · ".join(filter(None, (known, times))), evidence=told.evidence)


def _moment(moment: Moment, say: Words) -> Row:
    found = moment.spread
    low, high = value(found.low, say), value(found.high, say)
    under = say("workshop.wall.median", value=value(found.median, say), low=low, high=high, n=found.n)
    return Row(_where(moment), under=under, spread=found)


def _where(moment: Moment) -> str:
    return f"{moment.title} ({moment.persona})" if moment.persona else moment.title


def value(number: float, say: Words) -> str:
    """With as many digits as it has: a quartile of halves may have two."""
    digits = next(digits for digits in (0, 1, 2) if round(number, digits) == number or digits == 2)
    return say.number(number, digits, signed=True)


def _idea(idea: Ranked, say: Words) -> Row:
    others = [note for note in dict.fromkeys(idea.notes) if note.casefold() != idea.title.casefold()]
    under = say("workshop.out.group", n=len(idea.notes)) if idea.notes else ""
    under += f": {'; '.join(others)}" if others else ""
    return Row(idea.title, say("workshop.wall.dots", n=idea.dots) if idea.dots else "", under)


def _decision(decision: Decision, say: Words) -> Row:
    owner = decision.owner or say("workshop.out.no_owner")
    due = say("workshop.out.until", day=say.day(decision.due)) if decision.due else say("workshop.out.no_day")
    return Row(decision.text, under=f"{owner} · {due}")


def _evidence(summary: Summary, say: Words) -> Iterable[Row]:
    if sum(summary.evidence.values()):
        told = (
            f"{say(f'evidence.{name}')}\N{NO-BREAK SPACE}{say.number(count)}"
            for name, count in summary.evidence.items()
        )
        yield Row(" · ".join(told))


def _open(summary: Summary, say: Words) -> Iterable[Row]:
    left = summary.open
    for key, names in (("silent", left.silent), ("hidden", left.hidden)):
        if names:
            steps = ", ".join(say(f"workshop.steps.{name}.title") for name in names)
            yield Row(say(f"workshop.out.open_{key}", n=len(names), steps=steps))
    for key, count in (("unowned", left.unowned), ("undated", left.undated)):
        if count:
            yield Row(say(f"workshop.out.open_{key}", n=count))

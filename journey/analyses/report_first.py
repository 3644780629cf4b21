"""What to do and whom to ask, in short, for the first page of a report."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from journey.analyses.drop_off_answer import DropOff, ranked
from journey.i18n import Words
from journey.lanes.contents import contents_of
from journey.model import Map
from journey.model.caring import WEEK, by_urgency
from journey.model.losing import listened_to, willing
from journey.model.text import short_line

MOST_NAMED = 2
_LONGEST = 60  # letters of a name


def to_do(answers: Mapping[str, Any], journey_map: Map | None, t: Words, today: date) -> list[str]:
    """The cap, the care that is due within a week, and who is to be asked; only what there is."""
    told = [*_cap(answers.get("pressure"), journey_map, t)]
    if journey_map:
        told += _care(journey_map, t, today)
    return [*told, *_asked(answers.get("drop_off"), journey_map, t)]


def _cap(pressure: Any, journey_map: Map | None, t: Words) -> Iterator[str]:
    """The team's own cap, if it set one, before the one that suggests itself."""
    own = contents_of(journey_map).pressure_cap if journey_map else None
    if own and (pressure is None or pressure.cap is not None):  # not against what the log says
        yield t("analyses.report.first.own_cap", n=own.value)
    elif not own and pressure is not None and pressure.cap is not None:
        yield t("analyses.report.first.cap", n=pressure.cap, days=pressure.window_days)


def _care(journey_map: Map, t: Words, today: date) -> Iterator[str]:
    soon = today + timedelta(days=WEEK)
    due = [care for care in by_urgency(journey_map.care_actions) if care.next_due and care.next_due <= soon]
    if due:
        names = [care.title or t(f"care.kind.{care.kind}") for care in due]
        yield t("analyses.report.first.care", n=len(due), names=_named(names, t))


def _asked(drop: Any, journey_map: Map | None, t: Words) -> Iterator[str]:
    """Those who would talk; where nobody is known, where the silent ones are to be found."""
    would = [talk.who for _, talk in willing(journey_map.losses if journey_map else ()) if talk.who]
    worst = ranked(drop.flagged) if isinstance(drop, DropOff) else []
    if would:
        yield t("analyses.report.first.ask", n=len(would), names=_named(would, t))
    elif worst:
        heard = bool(journey_map and listened_to(journey_map.losses))  # then nobody else is known, not nobody
        name = "ask_more_after" if heard else "ask_after"
        yield t(f"analyses.report.first.{name}", event=short_line(worst[0].event, _LONGEST))


def _named(names: Sequence[str], t: Words) -> str:
    told = ", ".join(t.quoted(short_line(name, _LONGEST)) for name in names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return t("care.finding.more", names=told, n=more) if more > 0 else told

"""How an action of care, its rhythm and its day are said."""

from datetime import date

from journey.model import CareAction, Map
from journey.model.caring import RHYTHMS, by_urgency, days_left, is_overdue
from journey.ui.record_words import shortened
from journey.ui.session import session

MOST_NAMED = 2


def kind_name(kind: str) -> str:
    return session.words(f"care.kind.{kind}")


def name_of(care: CareAction) -> str:
    """Its title, or what kind of care it is."""
    return care.title or kind_name(care.kind)


def rhythm(every_days: int | None) -> str:
    """``every month``, ``every 10 days``, ``once``."""
    t = session.words
    if every_days is None:
        return t("care.rhythm.once")
    return t(f"care.rhythm.named.{every_days}") if every_days in RHYTHMS else t("care.rhythm.every", n=every_days)


def facts(care: CareAction, journey_map: Map) -> str:
    """``check-in · Maya Brooks · Ride it · every month · Customer service``."""
    t = session.words
    persona, stage = journey_map.persona(care.persona_id), journey_map.stage(care.stage_id)
    told = (
        kind_name(care.kind) if care.title else "",
        persona.name if persona else t("care.everybody"),
        stage.name if stage else t("care.whole_journey"),
        rhythm(care.every_days),
        t(f"care.through.{care.through}") if care.through else "",
        care.owner or t("care.nobody"),
    )
    return " · ".join(filter(None, told))


def due(care: CareAction, today: date) -> tuple[str, str, str]:
    """How urgent it is (``overdue``, ``now``, ``later``, ``none``), the icon of that, and how it is said."""
    t, left = session.words, days_left(care, today)
    if left is None or care.next_due is None:
        done = care.every_days is None and care.last_done is not None
        return "none", "check_circle" if done else "event_busy", t("care.due.done" if done else "care.due.none")
    day = t.day(care.next_due)
    if left < 0:
        return "overdue", "warning", t("care.due.overdue", n=-left, day=day)
    if left == 0:
        return "now", "today", t("care.due.today")
    return "later", "schedule", t("care.due.later", n=left, day=day)


def finding(journey_map: Map, today: date) -> str:
    """The headline: what is overdue, else what is due today, else what comes next."""
    t, actions = session.words, by_urgency(journey_map.care_actions)
    late = [care for care in actions if is_overdue(care, today)]
    now = [care for care in actions if care.next_due == today]
    dated = [care for care in actions if care.next_due]
    if not actions:
        return t("care.finding.nothing")
    if len(late) == len(actions) == 2:
        return t("care.finding.both", names=_named(late))
    if len(late) == len(actions):
        return t("care.finding.all", n=len(late), names=_named(late))
    if late:
        return t("care.finding.overdue", n=len(late), total=len(actions), names=_named(late))
    if now:
        return t("care.finding.today", n=len(now), names=_named(now))
    if dated and dated[0].next_due:
        return t("care.finding.next", names=_named(dated[:1]), day=t.day(dated[0].next_due))
    return t("care.finding.no_day")


def _named(actions: list[CareAction]) -> str:
    t = session.words
    names = ", ".join(t.quoted(shortened(name_of(care))) for care in actions[:MOST_NAMED])
    more = len(actions) - MOST_NAMED
    return t("care.finding.more", names=names, n=more) if more > 0 else names

"""One customer's way through the shop, and what the firm sends meanwhile. Times are seconds since 1 January 2026.

The way is walked beyond the end of the log, so that who is silent at its end is known to be gone, or to come back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from journey.events.sample.steps import (
    BEGINNINGS,
    CHOOSE,
    CONTENT,
    DAILY,
    EVENING,
    NOTICE,
    OFFICE,
    OWNERS_BEGINNINGS,
    SENT,
    STEPS,
    VANISHING_POINT,
    WEB,
    drawn,
    one_of,
)

DAY, HOUR, MINUTE = 86_400, 3_600, 60
NEVER = 10_000 * DAY
FIRST_WEEKDAY = 3  # 1 January 2026 is a Thursday
CHANGE_DAY = 90  # 1 April
ARRIVAL_DAYS, OWNERS_DAYS, END_DAY = 181, 28, 227  # newcomers until 30 June; the log until 15 August
LOSS_BEFORE, LOSS_AFTER = 0.035, 0.085  # the chance to vanish after an own event, until March and from April on
LOSS_AT_POINT, LOSS_OF_HEAVY = 0.34, 0.002  # where it is another, whatever the month and the messages
PRESSED_FROM = ((5, 3.5), (3, 2.5))  # so many pressing messages in a week, and by what they multiply that chance
PRESSING = ("price_reminder_sent", "thinking_mail_sent", "basket_mail_sent")
REPLIES = {"mail_reply": "thinking_mail_sent", "case_reply": "case_update_sent"}  # and what is replied to
WEEK_DAYS, NEWSLETTER_DAYS, REMINDED_DAYS = 7, 14, 21
_BASKET_MAILS = (4 * HOUR, DAY, 2 * DAY, 3 * DAY, 4 * DAY)
_ONLINE = frozenset(("web", "app", "search", "social", "chat"))
_BEFORE_DELIVERY = ("payment_done", "tracking_view", "parcel_call")
_TIED = 0.16  # of what follows in the same visit: the app hands in its events in bundles


@dataclass(frozen=True, slots=True)
class Event:
    """``loss``: for an own event, the chance that no other follows."""

    time: int
    name: str
    channel: str
    stage: str
    is_own: bool
    value: int | None = None
    sentiment: int | None = None
    loss: float = 0.0


@dataclass(slots=True)
class Journey:
    """``vanished``: after the last own event the customer was lost (and not content)."""

    number: int
    is_heavy: bool
    has_newsletter: bool
    has_app: bool
    events: list[Event] = field(default_factory=list)
    vanished: bool = False
    delivery: int = -1


def walked(chance: Random, number: int, is_owner: bool, is_heavy: bool) -> Journey:
    """The whole journey of one customer, its events in order."""
    journey = Journey(number, is_heavy, chance.random() < 0.25, is_heavy or chance.random() < 0.35)
    name = DAILY if is_heavy else drawn(chance, OWNERS_BEGINNINGS if is_owner else BEGINNINGS)
    time = _at(chance, _human(chance, range(OWNERS_DAYS if is_owner else ARRIVAL_DAYS), 0), STEPS[name].hours)
    reminders = _reminders(chance, time) if chance.random() < 0.16 else []
    pressing: list[int] = []
    while True:
        recent = sum(time - WEEK_DAYS * DAY <= sent < time for sent in pressing + reminders)
        journey.events.append(_own(chance, journey, name, time, loss_after(name, time, recent, is_heavy)))
        if name == CONTENT or time >= END_DAY * DAY:
            break
        if name == "payment_done":
            journey.delivery = _at(chance, time // DAY + one_of(chance, (5, 6, 7, 8)), OFFICE)
        journey.vanished = chance.random() < journey.events[-1].loss
        coming = None if journey.vanished else _next(chance, journey, name, time)
        sent = _sent(chance, journey, name, time, coming)
        pressing += [event.time for event in sent if event.name in PRESSING]
        silent_until = coming[1] if coming else NEVER
        reminders = [each for each in reminders if each < time + REMINDED_DAYS * DAY or each >= silent_until]
        journey.events += sent
        if coming is None:
            break
        name, time = coming
    journey.events += [_message("price_reminder_sent", each) for each in reminders if each < time + REMINDED_DAYS * DAY]
    if journey.has_newsletter:
        journey.events += _newsletters(chance, journey.events[0].time)
    journey.events.sort(key=lambda event: event.time)
    return journey


def loss_after(name: str, time: int, recent: int, is_heavy: bool) -> float:
    """All that is planted: the chance to vanish after an own event, ``recent`` pressing messages in the week before."""
    if name == CONTENT:
        return 0.0
    if is_heavy:
        return LOSS_OF_HEAVY
    if name == VANISHING_POINT:
        return LOSS_AT_POINT
    usual = LOSS_BEFORE if time < CHANGE_DAY * DAY else LOSS_AFTER
    return usual * next((times for messages, times in PRESSED_FROM if recent >= messages), 1.0)


def _own(chance: Random, journey: Journey, name: str, time: int, loss: float) -> Event:
    step = STEPS[name]
    channel = step.channel
    if channel == WEB and journey.has_app and chance.random() < 0.7:
        channel = "app"
    value = None if step.value is None else step.value[0] + int(chance.random() * (step.value[1] - step.value[0]))
    sentiment = None
    if step.sentiment is not None:
        sentiment = max(-2, min(2, step.sentiment + one_of(chance, (-1, 0, 0, 1))))
    return Event(time, name, channel, step.stage, True, value, sentiment, loss)


def _message(name: str, time: int) -> Event:
    stage, channel = SENT[name]
    return Event(time, name, channel, stage, False)


def _next(chance: Random, journey: Journey, name: str, time: int) -> tuple[str, int]:
    """The next event of a customer who goes on, and when."""
    step = STEPS[name]
    if journey.is_heavy:
        if chance.random() < 0.35:
            return DAILY, time + HOUR + int(chance.random() * 2 * HOUR)
        return DAILY, _at(chance, time // DAY + one_of(chance, (1, 1, 1, 2)), EVENING)
    following = drawn(chance, step.follows)
    if journey.has_newsletter and len(journey.events) == 1 and step.stage == NOTICE:
        following = "newsletter_signup"
    if name in _BEFORE_DELIVERY:
        return _around_delivery(chance, journey, name, following, time)
    is_one_visit = step.channel in _ONLINE and STEPS[following].channel in _ONLINE
    if is_one_visit and chance.random() < step.at_once:
        return following, time if chance.random() < _TIED else time + 20 + int(chance.random() * 20 * MINUTE)
    return following, _at(chance, _human(chance, step.days, time // DAY), STEPS[following].hours)


def _around_delivery(chance: Random, journey: Journey, name: str, following: str, time: int) -> tuple[str, int]:
    """Who waits looks where the parcel is, or calls; everything else comes after it has come."""
    if following in _BEFORE_DELIVERY:
        at = _at(chance, time // DAY + one_of(chance, STEPS[name].days), STEPS[following].hours)
        if at < journey.delivery:
            return following, at
        following = "setup_video_view"
    return following, _at(chance, journey.delivery // DAY + one_of(chance, (1, 1, 1, 2, 2, 3, 4, 6, 9)), EVENING)


def _sent(chance: Random, journey: Journey, name: str, time: int, coming: tuple[str, int] | None) -> list[Event]:
    """What the firm sends after an own event, until the next one."""
    following, until = coming or ("", NEVER)
    due: list[tuple[str, int]] = []
    if name == "chat_started":
        due = [("chat_answered", time + 40 + int(chance.random() * 120))]
    elif name == VANISHING_POINT and chance.random() < 0.4:
        due = [("basket_mail_sent", time + after) for after in _BASKET_MAILS]
    elif STEPS[name].stage == CHOOSE and chance.random() < 0.5:
        due = [("thinking_mail_sent", _at(chance, time // DAY + 2, OFFICE))]
    elif name == "help_call_ride":
        due = [("case_update_sent", _at(chance, time // DAY + after, OFFICE)) for after in (2, 4, 6)]
    elif name == "first_service_done":
        due = [("service_reminder_sent", _at(chance, time // DAY + 30, OFFICE))]
    due = [(what, at) for what, at in due if at < until]
    if following in REPLIES:
        due.append((REPLIES[following], until - HOUR - int(chance.random() * 5 * HOUR)))
    if name == "payment_done":
        due += [("order_confirmed", time), ("delivered", journey.delivery)]
        if chance.random() < 0.3:
            due.append(("delivery_moved", _at(chance, journey.delivery // DAY - 1, (19,))))
    return [_message(what, at) for what, at in due]


def _reminders(chance: Random, start: int) -> list[int]:
    """A number drawn anew each week, whatever the customer does: so nothing but the messages can be the reason."""
    return [
        _at(chance, week * WEEK_DAYS + int(chance.random() * WEEK_DAYS), OFFICE)
        for week in range(start // DAY // WEEK_DAYS + 1, END_DAY // WEEK_DAYS + 1)
        for _ in range(one_of(chance, (0, 0, 1, 2, 3, 5)))
    ]


def _newsletters(chance: Random, start: int) -> list[Event]:
    """Every second Thursday, to whoever ordered it, also to those who have long vanished."""
    sent = [day * DAY + 10 * HOUR + int(chance.random() * 10 * MINUTE) for day in range(7, END_DAY, NEWSLETTER_DAYS)]
    return [_message("newsletter_sent", each) for each in sent if each > start]


def _human(chance: Random, days: Sequence[int], start: int) -> int:
    """One of ``days`` after ``start``; a working day is now and then drawn again, so that weekends have more."""
    day = start + one_of(chance, days)
    is_weekend = (day + FIRST_WEEKDAY) % 7 >= 5
    return day if is_weekend or chance.random() < 0.6 else start + one_of(chance, days)


def _at(chance: Random, day: int, hours: Sequence[int]) -> int:
    return day * DAY + one_of(chance, hours) * HOUR + int(chance.random() * HOUR)

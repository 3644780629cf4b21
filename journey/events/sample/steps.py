"""What can happen in the shop: each event a customer begins, where it is, what may follow and how soon.

Events carry the names that the touchpoints of the sample map list as theirs, but for three steps nobody planned.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

T = TypeVar("T")

WEB = "web"  # or the app, as the customer has it
VANISHING_POINT = "delivery_cost_shown"
CONTENT = "order_completed"  # the natural end: the box is there, the customer is content and says so
DAILY = "ride_synced"  # of the few who ride every day; it belongs to no stage, and nobody's rides are like theirs
UNPLANNED = ("parcel_call", "price_reminder_sent", "riders_group_joined")

SOON = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8, 10, 13, 16, 20)  # days until a shopper is back
LATER = (2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15, 18, 21, 25, 34, 34, 34)  # days until a rider is back
LONGEST_DAYS = {SOON: 21, LATER: 35}  # a return on day 20 may be late in the evening

EVENING = (7, 8, 8, 9, 10, 11, 12, 12, 13, 14, 16, 17, 18, 18, *3 * (19, 20, 21), 20, 21, 21, 22, 22, 23)
OFFICE = (9, 9, 10, 10, 11, 11, 12, 14, 15, 15, 16, 17, 17, 18)
AFTERNOON = (15, 16, 17, 18, 18, 19, 20, 21, 21, 22)


@dataclass(frozen=True, slots=True)
class Step:
    """``follows``: what may come next and how likely. ``at_once``: the chance that it comes in the same visit."""

    stage: str
    channel: str
    follows: tuple[tuple[str, float], ...]
    at_once: float = 0.0
    days: tuple[int, ...] = SOON
    hours: tuple[int, ...] = EVENING
    sentiment: int | None = None
    value: tuple[int, int] | None = None


NOTICE, LOOK, CHOOSE, ORDER = "Notice", "Look around", "Choose", "Order"
RECEIVE, RIDE, AGAIN = "Receive", "Ride it", "Buy again"
BEGINNINGS = (("search_landing", 0.45), ("social_referral", 0.2), ("ad_click", 0.15), ("view_category", 0.2))
OWNERS_BEGINNINGS = (("ride_recorded", 0.6), ("first_service_done", 0.3), ("second_order", 0.1))

STEPS: dict[str, Step] = {
    "search_landing": Step(NOTICE, "search", (
        ("view_category", 0.6), ("view_reviews", 0.2), ("ad_click", 0.1), ("size_finder_done", 0.1)), 0.75),
    "social_referral": Step(NOTICE, "social", (
        ("view_reviews", 0.6), ("view_category", 0.25), ("chat_started", 0.15)), 0.6),
    "ad_click": Step(NOTICE, "social", (
        ("view_category", 0.5), ("compare_view", 0.3), ("size_finder_done", 0.2)), 0.7),
    "view_category": Step(LOOK, WEB, (
        ("size_finder_done", 0.4), ("view_guide", 0.25), ("view_reviews", 0.25), ("view_category", 0.1)), 0.6),
    "view_reviews": Step(LOOK, "social", (
        ("size_finder_done", 0.5), ("add_to_basket", 0.2), ("chat_started", 0.15), ("view_guide", 0.15)), 0.4),
    "view_guide": Step(LOOK, WEB, (
        ("size_finder_done", 0.6), ("view_category", 0.15), ("compare_view", 0.15), ("test_ride_booked", 0.1)), 0.5),
    "newsletter_signup": Step(LOOK, WEB, (("view_category", 0.6), ("view_reviews", 0.4)), 0.9),
    "size_finder_done": Step(CHOOSE, WEB, (
        ("add_to_basket", 0.55), ("compare_view", 0.25), ("chat_started", 0.1), ("test_ride_booked", 0.1)), 0.5),
    "compare_view": Step(CHOOSE, WEB, (
        ("add_to_basket", 0.55), ("chat_started", 0.15), ("mail_reply", 0.15), ("view_reviews", 0.15)), 0.3),
    "chat_started": Step(CHOOSE, "chat", (
        ("add_to_basket", 0.55), ("view_reviews", 0.15), ("mail_reply", 0.15), ("test_ride_booked", 0.15)),
        0.3, sentiment=1),
    "test_ride_booked": Step(CHOOSE, "store", (
        ("add_to_basket", 0.75), ("compare_view", 0.15), ("mail_reply", 0.1)), hours=OFFICE, sentiment=1),
    "mail_reply": Step(CHOOSE, "email", (
        ("add_to_basket", 0.65), ("chat_started", 0.2), ("compare_view", 0.15)), hours=AFTERNOON, sentiment=0),
    "add_to_basket": Step(ORDER, WEB, ((VANISHING_POINT, 0.9), ("view_reviews", 0.1)), 0.8),
    VANISHING_POINT: Step(ORDER, WEB, (
        ("payment_done", 0.7), ("help_call_order", 0.1), ("add_to_basket", 0.12), ("compare_view", 0.08)), 0.75),
    "help_call_order": Step(ORDER, "phone", (
        ("payment_done", 0.85), ("add_to_basket", 0.15)), hours=OFFICE, sentiment=-1),
    "payment_done": Step(ORDER, WEB, (
        ("tracking_view", 0.75), ("setup_video_view", 0.15), ("parcel_call", 0.1)),
        days=(1, 1, 2, 2, 3), value=(590, 1690)),
    "tracking_view": Step(RECEIVE, "courier", (
        ("tracking_view", 0.5), ("parcel_call", 0.15), ("setup_video_view", 0.35)), days=(1, 1, 2), sentiment=-1),
    "parcel_call": Step(RECEIVE, "phone", (
        ("tracking_view", 0.5), ("first_ride_recorded", 0.5)), days=(1, 2, 3), hours=OFFICE, sentiment=-1),
    "setup_video_view": Step(RIDE, WEB, (("first_ride_recorded", 0.75), (CONTENT, 0.25))),
    "first_ride_recorded": Step(RIDE, "app", (
        (CONTENT, 0.3), ("ride_recorded", 0.25), ("help_call_ride", 0.25), ("first_service_done", 0.2)), sentiment=1),
    "help_call_ride": Step(RIDE, "phone", (
        ("case_reply", 0.6), ("first_service_done", 0.4)), hours=OFFICE, sentiment=-1),
    "case_reply": Step(RIDE, "email", (
        ("case_reply", 0.35), ("first_service_done", 0.45), (CONTENT, 0.2)), hours=AFTERNOON, sentiment=0),
    "ride_recorded": Step(RIDE, "app", (
        ("ride_recorded", 0.6), ("first_service_done", 0.2), ("second_order", 0.1), ("riders_group_joined", 0.1)),
        0.1, LATER),
    DAILY: Step("", "app", ((DAILY, 1.0),)),
    "riders_group_joined": Step(RIDE, "app", (("ride_recorded", 0.8), ("second_order", 0.2)), days=LATER, sentiment=1),
    "first_service_done": Step(AGAIN, "store", (
        ("ride_recorded", 0.6), ("second_order", 0.25), (CONTENT, 0.15)), days=LATER, hours=OFFICE, sentiment=1),
    "second_order": Step(AGAIN, WEB, (
        ("ride_recorded", 0.7), (CONTENT, 0.2), ("social_referral", 0.1)), days=LATER, value=(35, 290)),
    CONTENT: Step(RECEIVE, WEB, (), sentiment=2),
}  # fmt: skip

SENT = {  # what the firm and its courier send: stage and channel
    "newsletter_sent": (LOOK, "email"),
    "price_reminder_sent": (LOOK, "email"),
    "thinking_mail_sent": (CHOOSE, "email"),
    "chat_answered": (CHOOSE, "chat"),
    "basket_mail_sent": (ORDER, "email"),
    "order_confirmed": (RECEIVE, "email"),
    "delivery_moved": (RECEIVE, "courier"),
    "delivered": (RECEIVE, "courier"),
    "case_update_sent": (RIDE, "email"),
    "service_reminder_sent": (AGAIN, "email"),
}


def one_of(chance: Random, choices: Sequence[T]) -> T:
    """Each as likely as the others."""
    return choices[int(chance.random() * len(choices))]


def drawn(chance: Random, weighted: Sequence[tuple[T, float]]) -> T:
    """By their weights, which add up to 1."""
    left = chance.random()
    for choice, weight in weighted:
        left -= weight
        if left < 0:
            return choice
    return weighted[-1][0]

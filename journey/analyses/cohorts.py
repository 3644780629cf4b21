"""Who comes back: of the customers whose first event fell in a month, how many have an event in each later month.

What the firm sends does not count, where the log has a direction: nobody comes back because a newsletter was sent.
The month in which the log ends before its last day is still going on: who came back in it are at least so many.
"""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from journey.analyses.drawing import table
from journey.events.log import MICROSECONDS, EventLog, moment
from journey.i18n import Words
from journey.scene.themes import Theme


@dataclass(frozen=True, slots=True)
class Cohort:
    """``customers`` whose first event fell in ``month`` (``2026-01``). ``active[k]``: of them, those with an event k
    months later; ``active[0]`` is all of them. A month that the log does not reach has no number."""

    month: str
    customers: int
    active: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cohorts:
    """``open_month``: the last, where the log ends before it does; more may still come back in it. "" where none is."""

    cohorts: tuple[Cohort, ...]
    open_month: str = ""

    @property
    def followed(self) -> tuple[Cohort, ...]:
        """Those whose month after their first is over."""
        least = 3 if self.open_month else 2
        return tuple(each for each in self.cohorts if len(each.active) >= least)

    def shares(self, cohort: Cohort, t: Words) -> list[str]:
        """Of each month as it is said: at least so much in one that is not over."""
        told = [t.percent(active / cohort.customers) for active in cohort.active]
        return [*told[:-1], f"≥ {told[-1]}"] if self.open_month and len(told) > 1 else told

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        return [
            t("analyses.cohorts.title"),
            *(
                f"  {each.month} (n = {t.number(each.customers)}): " + " ".join(self.shares(each, t))
                for each in self.cohorts
            ),
            *filter(None, [_still_open(self, t)]),
        ]


def compute(log: EventLog) -> Cohorts:
    """Raises JourneyError ``engine_failed``."""
    found: dict[int, dict[int, int]] = {}
    for row in log.engine.rows(question(log.engine.events)):
        found.setdefault(_index(row["first"]), {})[_index(row["month"])] = row["customers"]
    last = max((month for active in found.values() for month in active), default=0)
    ended = moment(log.end)
    is_over = _index(ended) != last or _index(ended + timedelta(days=1)) != last
    return Cohorts(
        tuple(
            Cohort(
                month=_said(first),
                customers=active[first],
                active=tuple(active.get(month, 0) for month in range(first, last + 1)),
            )
            for first, active in sorted(found.items())
        ),
        open_month="" if is_over else _said(last),
    )


def asked(log: EventLog) -> dict[str, Any]:
    """The question as it is put to the engine."""
    return questions(log.engine.events)


def finding(answer: Cohorts, t: Words) -> str:
    """Of those who can have come back the month after their first, how many did; "" where nobody can have."""
    followed, still_open = answer.followed, _still_open(answer, t)
    if not followed:
        return still_open
    share = sum(each.active[1] for each in followed) / sum(each.customers for each in followed)
    return f"{t('analyses.cohorts.finding', share=t.percent(share))} {still_open}".strip()


def figure(answer: Cohorts, t: Words, tokens: Theme) -> dict[str, Any]:
    """A row for each month of first events, a column for each month since."""
    width = max((len(each.active) for each in answer.cohorts), default=0)
    rows = [
        [active / each.customers for active in each.active] + [None] * (width - len(each.active))
        for each in answer.cohorts
    ]
    return table(
        tokens,
        [f"{_named(each.month, t)} · {t.number(each.customers)}" for each in answer.cohorts],
        [t("analyses.cohorts.later", n=month) if month else t("analyses.cohorts.same") for month in range(width)],
        rows,
        [[*said, *[""] * (width - len(said))] for said in (answer.shares(each, t) for each in answer.cohorts)],
        short=[t.number(month) for month in range(width)],
        short_title=t("analyses.cohorts.months_later"),
    )


def _still_open(answer: Cohorts, t: Words) -> str:
    """Which month is not over, where anybody can have come back in it."""
    if not answer.open_month or all(len(each.active) == 1 for each in answer.cohorts):
        return ""
    return t("analyses.cohorts.open", month=t.month(date.fromisoformat(f"{answer.open_month}-01")))


def _said(month: int) -> str:
    """``2026-01`` of its index."""
    return f"{month // 12:04}-{month % 12 + 1:02}"


def _named(month: str, t: Words) -> str:
    """``Jan 2026`` of ``2026-01``."""
    return t.month(date.fromisoformat(f"{month}-01"), short=True)


def questions(events: Any) -> dict[str, Any]:
    """What is asked, as expressions over the table ``events``, or ``steps``, which has all of it."""
    return {"cohorts": question(events)}


def question(events: Any) -> Any:
    """Customers by the month of their first event and the month of any."""
    import ibis

    if "direction" in events.columns:
        events = events.filter((events.direction != "out") | events.direction.isnull())
    seconds = (events.time // MICROSECONDS).as_interval("s")  # no engine but this way knows seconds since 1970
    months = events.select("customer", month=(ibis.timestamp("1970-01-01") + seconds).truncate("M").cast("date"))
    active = months.distinct()
    first = active.group_by("customer").agg(first=active.month.min())
    both = active.join(first, "customer")
    return both.group_by("first", "month").agg(customers=both.count()).order_by(["first", "month"])


def _index(month: date) -> int:
    return month.year * 12 + month.month - 1

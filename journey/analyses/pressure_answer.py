"""What was found of pressure: a row for each number of messages, what a cap would change, and whom it is about now."""

from dataclasses import asdict, dataclass, field
from typing import Any

from journey.analyses.drop_off_answer import LEAST_CUSTOMERS
from journey.analyses.percents import percent, percents
from journey.i18n import Words

BINS = ("0", "1", "2", "3-4", "5+")
_FIRST = (0, 1, 2, 3, 5)  # messages of each
Q_EXCESS, LEAST_GONE = 1.1, 10


@dataclass(frozen=True, slots=True)
class Pressed:
    """After ``n`` cases with so many ``messages`` before, ``vanished`` fell silent. ``excess``: how many times as many
    as of those with none, at the same place in the journey, in the same month and stage.
    ``of``: stage or channel. ``customers``: whose cases these are."""

    messages: str
    n: int
    vanished: int
    share: float | None = None
    low: float | None = None
    high: float | None = None
    expected: float | None = None
    excess: float | None = None
    excess_low: float | None = None
    excess_high: float | None = None
    of: str = ""
    customers: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """Of ``n`` messages of a kind ``answered`` were followed by anything of the customer's within the window."""

    event: str
    n: int
    answered: int
    share: float
    customers: int


@dataclass(frozen=True, slots=True)
class Cap:
    """With at most ``most`` messages in a window, ``unsent`` would not have been sent, to ``customers``."""

    most: int
    unsent: int
    share: float
    customers: int
    kinds: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Now:
    """A customer who is still there and got ``messages`` in the last window of the log."""

    customer: str
    messages: int
    silent_days: int | None


@dataclass(frozen=True, slots=True)
class Pressure:
    window_days: int
    horizon_days: int
    by_count: tuple[Pressed, ...]
    by_stage: tuple[Pressed, ...]
    by_channel: tuple[Pressed, ...]
    pursuit: tuple[Pressed, ...]
    kinds: tuple[Kind, ...]
    caps: tuple[Cap, ...]
    now: tuple[Now, ...]
    weekly: dict[str, tuple[float, int]] = field(default_factory=dict)
    others: tuple[str, ...] = ()  # events that others send, and so are in no count

    @property
    def cap(self) -> int | None:
        """The most messages beyond which more fall silent, crude and like with like: from the first number of them that
        stands apart from none, if all greater numbers do too. None where none does."""
        none, found = self.by_count[0], None
        for place in range(len(self.by_count) - 1, 0, -1):
            each = self.by_count[place]
            if not each.n and found is None:
                continue
            if not _stands_apart(each, none):
                break
            found = _FIRST[place] - 1
        return found

    def first_of(self, each: Pressed) -> int:
        """The fewest messages that a row stands for."""
        return _FIRST[BINS.index(each.messages)]

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "cap": self.cap}

    def lines(self, t: Words) -> list[str]:
        told = [t("analyses.pressure.title", n=self.window_days)]
        for each in self.by_count:
            if each.share is not None:
                told.append("  " + said(each, t))
        told.append(
            "  " + (t("analyses.pressure.cap", n=self.cap) if self.cap is not None else t("analyses.pressure.flat"))
        )
        for kind in self.kinds[:3]:
            told.append("  " + t("analyses.pressure.kind", event=kind.event, share=percent(kind.share, t), n=kind.n))
        return [*told, f"  {of_others}"] if (of_others := uncounted(self, t)) else told


def uncounted(answer: Pressure, t: Words) -> str:
    """What was sent and is no pressure of ours."""
    if not answer.others:
        return ""
    return t("analyses.pressure.others", names=", ".join(map(t.quoted, answer.others)))


def _stands_apart(each: Pressed, none: Pressed) -> bool:
    if each.low is None or none.high is None or each.excess_low is None:
        return False
    enough = each.customers >= LEAST_CUSTOMERS and each.vanished >= LEAST_GONE
    return enough and each.low > none.high and each.excess_low >= Q_EXCESS


def said(each: Pressed, t: Words) -> str:
    """One row in words."""
    share, low, high = percents(t, each.share or 0, each.low or 0, each.high or 0)
    messages = each.messages.replace("-", "–")
    told = t("analyses.pressure.row", messages=messages, share=share, low=low, high=high, n=each.n)
    if 0 < each.customers < LEAST_CUSTOMERS:
        told = f"{told}; {t('analyses.drop_off.few', n=each.customers)}"
    if each.excess is None or each.messages == BINS[0]:
        return told
    return f"{told}; {t('analyses.pressure.like', times=t.number(each.excess, 1))}"

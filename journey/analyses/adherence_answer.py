"""What a log says of a plan: the typed answer of ``adherence``, as JSON and as lines to read."""

from dataclasses import asdict, dataclass
from typing import Any

from journey.events.log import duration
from journey.i18n import Words
from journey.model.path import LinkKind

MOST_SHOWN = 10
WHOLE = ("walk", "skip", "repeat", "reorder", "unplanned")
OF_STEPS = {"skip": "skipped", "repeat": "again", "reorder": "reordered"}
FEWEST = 30  # customers, before a sentence is made of their share


@dataclass(frozen=True, slots=True)
class Step:
    """A planned touchpoint. ``n`` customers reached its stage, ``customers`` came here; skipped, left and other_way are
    shares of ``n``, again and reordered of ``customers``. ``alternatives``: the touchpoints that serve instead of this
    one, and ``other_way`` who came to one of them and not here. ``sentiment``: the mean of the ``sentiment_n`` events
    that have one."""

    touchpoint_id: str
    touchpoint: str
    stage_id: str
    stage: str
    n: int
    customers: int
    share: float
    skipped: int
    skipped_share: float
    left: int
    left_share: float
    again: int
    again_share: float
    mean_times: float
    reordered: int
    reordered_share: float
    sentiment: float | None
    sentiment_n: int
    personas: tuple[str, ...]
    initiator: str
    icon: str
    other_way: int = 0
    other_way_share: float = 0.0
    alternatives: tuple[str, ...] = ()

    @property
    def anyone_begins(self) -> bool:
        return self.initiator == "customer" and not self.personas


@dataclass(frozen=True, slots=True)
class Unplanned:
    """An event that no touchpoint names. ``share``: of all the customers. ``before``: the touchpoint that most often
    comes right before it. The stage is the one the log mostly names, if the map has it, else that of ``before``."""

    event: str
    customers: int
    share: float
    mean_times: float
    before_id: str
    before: str
    stage_id: str
    stage: str
    channel: str
    direction: str


@dataclass(frozen=True, slots=True)
class Walked:
    """A way from one touchpoint to the next that differs, unplanned events left out. ``customers`` walk it at least
    once; ``share``: of all. ``planned``: the map links the two, or they are neighbours in its order."""

    source_id: str
    source: str
    target_id: str
    target: str
    customers: int
    share: float
    median_seconds: float | None
    planned: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """Customers who go from a stage to another, back, or out of it; or whose last place is a touchpoint. ``share``: of
    all. Without a source it is where they begin, without a target where they leave (see ``analyses.flows``)."""

    source_id: str
    source: str
    target_id: str
    target: str
    kind: LinkKind
    customers: int
    share: float


@dataclass(frozen=True, slots=True)
class Whole:
    """Of all ``customers`` how many walk the plan (every recorded touchpoint up to the last one they reach, first
    visits in order, nothing unplanned between), and how many skip, repeat, reorder or do what is not planned at least
    once."""

    customers: int
    walk: int
    skip: int
    repeat: int
    reorder: int
    unplanned: int

    def share(self, what: str) -> float:
        return int(getattr(self, what)) / self.customers if self.customers else 0.0


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """A touchpoint that names no event: the log says nothing of it."""

    touchpoint_id: str
    touchpoint: str
    stage: str


@dataclass(frozen=True, slots=True)
class Adherence:
    """Touchpoints in the order of the plan, the others by falling number of customers. ``stages``: id, name and macro
    stage of all the map has. ``unwalked``: planned links between recorded touchpoints that nobody walks.
    ``stage_flows``: into, between and out of the stages; ``ends``: touchpoints that are somebody's last.
    ``sentiments``: the least and the greatest of the log, which tell its scale."""

    whole: Whole
    stages: tuple[tuple[str, str, str], ...]
    steps: tuple[Step, ...]
    unplanned: tuple[Unplanned, ...]
    ways: tuple[Walked, ...]
    unwalked: tuple[Walked, ...]
    unrecorded: tuple[Unrecorded, ...]
    stage_flows: tuple[Flow, ...] = ()
    ends: tuple[Flow, ...] = ()
    sentiments: tuple[float, float] = (0.0, 0.0)

    def most(self, what: str) -> Step | None:
        """The touchpoint with the largest ``skipped``, ``again`` or ``reordered`` share among ``compared``."""
        return max(self.compared(what), key=lambda step: float(getattr(step, f"{what}_share")), default=None)

    def compared(self, what: str) -> tuple[Step, ...]:
        """The touchpoints that happen to enough customers, and ``what`` to some: those that any customer can begin,
        where there is one, for to get no mail is no deed of theirs. One of several ways is not skipped alone."""
        enough = [step for step in self.steps if (step.n if what == "skipped" else step.customers) >= FEWEST]
        found = [step for step in enough if getattr(step, what) and not (what == "skipped" and step.alternatives)]
        return tuple(step for step in found if step.anyone_begins) or tuple(found)

    def told_most(self, what: str, t: Words) -> str:
        """That touchpoint as words, which say so where not all were compared; "" where there is none."""
        most = self.most(what)
        among = "most_begun" if most and most.anyone_begins else "most"
        return t(f"analyses.adherence.{among}", touchpoint=most.touchpoint) if most else ""

    def as_json(self) -> dict[str, Any]:
        def told(what: str) -> list[dict[str, Any]]:
            kept = ("touchpoint_id", "touchpoint", "stage_id", "stage")
            found = sorted(self.steps, key=lambda step: -getattr(step, f"{what}_share"))
            return [
                {name: getattr(step, name) for name in kept}
                | {"n": step.n if what == "skipped" else step.customers, "customers": getattr(step, what)}
                | {"share": getattr(step, f"{what}_share")}
                | ({"mean_times": step.mean_times} if what == "again" else {})
                for step in found
                if getattr(step, what)
            ]

        shares = {f"{name}_share": self.whole.share(name) for name in WHOLE}
        whole = asdict(self)

        def most(what: str) -> dict[str, Any] | None:
            step = self.most(what)
            if step is None:
                return None
            among = [each.touchpoint_id for each in self.compared(what)]
            share = getattr(step, f"{what}_share")
            return {
                "touchpoint_id": step.touchpoint_id, "touchpoint": step.touchpoint, "share": share,
                "compared": "begun_by_any_customer" if step.anyone_begins else "all", "among": among,
            }  # fmt: skip

        return {
            "whole": whole["whole"] | shares,
            "touchpoints": whole["steps"],
            "skipped": told("skipped"),
            "repeated": told("again"),
            "reordered": told("reordered"),
            "most": {"skipped": most("skipped"), "repeated": most("again"), "reordered": most("reordered")},
            **{name: whole[name] for name in ("unplanned", "ways", "unwalked", "stage_flows", "ends", "unrecorded")},
        }

    def lines(self, t: Words) -> list[str]:
        n = self.whole.customers
        told = [t("analyses.adherence.title", n=n)]
        for name in WHOLE:
            said = f"  {t(f'analyses.adherence.whole.{name}')}: {percent(self.whole.share(name), t)}"
            most = self.told_most(OF_STEPS[name], t) if name in OF_STEPS else ""
            told.append(f"{said}; {most}" if most else said)
        told.append(t("analyses.adherence.places"))
        told += [
            "  "
            + t(
                "analyses.adherence.place", stage=step.stage, touchpoint=step.touchpoint, n=step.n,
                **{name: percent(getattr(step, name), t) for name in (
                    "share", "skipped_share", "left_share", "again_share", "reordered_share"
                )},
            )
            + (f" · {t('analyses.adherence.one_of')}" if step.alternatives else "")
            for step in self.steps
        ]  # fmt: skip
        for several in sorted({tuple(sorted((step.touchpoint, *step.alternatives))) for step in self.steps}):
            if len(several) > 1:
                told.append(f"  {t('analyses.adherence.alternatives', names=', '.join(several))}")
        if self.unplanned:
            told.append(t("analyses.adherence.off_plan"))
            told += [f"  {each.event}: {percent(each.share, t)}" for each in self.unplanned[:MOST_SHOWN]]
        told.append(t("analyses.adherence.ways"))
        told += [_told(way, t) for way in self.ways[:MOST_SHOWN]]
        if self.unrecorded:
            names = ", ".join(each.touchpoint for each in self.unrecorded)
            told.append(t("analyses.adherence.unrecorded", n=len(self.unrecorded), names=names))
        if any(step.personas for step in self.steps):
            told.append(t("analyses.adherence.for_everybody"))
        return told


def percent(share: float, t: Words) -> str:
    """``31%``; what is more than nothing is not shown as nothing."""
    return t.percent(share, 1 if 0.0005 <= share < 0.0095 else 0)


def _told(way: Walked, t: Words) -> str:
    after = f", {duration(way.median_seconds, t)}" if way.median_seconds is not None else ""
    mark = "" if way.planned else f" · {t('analyses.adherence.unplanned_way')}"
    return f"  {way.source} → {way.target}: {percent(way.share, t)}{after}{mark}"

"""Through which channels each stage is lived: events and customers of every channel, stage by stage."""

from dataclasses import asdict, dataclass
from typing import Any

from journey.analyses.adherence_answer import percent
from journey.analyses.drawing import table
from journey.analyses.stages import in_order, staged
from journey.errors import JourneyError
from journey.events.log import EventLog
from journey.i18n import Words
from journey.model import Map
from journey.scene.themes import Theme


@dataclass(frozen=True, slots=True)
class Use:
    """``share``: of the events of the stage that name a channel."""

    stage: str
    channel: str
    events: int
    customers: int
    share: float


@dataclass(frozen=True, slots=True)
class ChannelMix:
    """By stage in their order, then by falling number of events."""

    uses: tuple[Use, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        return [
            t("analyses.channel_mix.title"),
            *(
                f"  {use.stage} · {use.channel}: {t.percent(use.share)} (n = {t.number(use.events)})"
                for use in self.uses
            ),
        ]


def compute(log: EventLog, journey_map: Map | None = None) -> ChannelMix:
    """Raises JourneyError ``no_channels``, ``no_stages`` or ``engine_failed``."""
    if not log.engine.has("channel"):
        raise JourneyError("no_channels", log.understood.name)
    steps, order = staged(log, journey_map)
    found = sorted(log.engine.rows(question(steps)), key=lambda row: (-row["events"], row["channel"]))
    rows = in_order(found, order)
    total: dict[str, int] = {}
    for row in rows:
        total[row["stage"]] = total.get(row["stage"], 0) + row["events"]
    return ChannelMix(tuple(Use(**row, share=row["events"] / total[row["stage"]]) for row in rows))


def asked(log: EventLog, journey_map: Map | None = None) -> dict[str, Any]:
    """The question as it is put to the engine."""
    return questions(*staged(log, journey_map))


def finding(answer: ChannelMix, t: Words) -> str:
    """The stage that leans most on one channel, as a sentence; "" where there is none."""
    most = max(answer.uses, key=lambda use: use.share, default=None)
    if most is None:
        return ""
    return t("analyses.channel_mix.finding", stage=most.stage, channel=most.channel, share=t.percent(most.share))


def figure(answer: ChannelMix, t: Words, tokens: Theme) -> dict[str, Any]:
    """Stages beside each other, channels below each other; a field is the darker the more of its stage it has."""
    stages = list(dict.fromkeys(use.stage for use in answer.uses))
    total: dict[str, int] = {}
    for use in answer.uses:
        total[use.channel] = total.get(use.channel, 0) + use.events
    channels = sorted(total, key=lambda channel: (-total[channel], channel))
    share = {(use.channel, use.stage): use.share for use in answer.uses}
    return table(
        tokens,
        channels,
        stages,
        [[share.get((channel, stage)) for stage in stages] for channel in channels],
        [[_shown(share.get((channel, stage)), t) for stage in stages] for channel in channels],
    )


def _shown(share: float | None, t: Words) -> str:
    """What is nothing says nothing, and what is next to nothing is not shown as nothing."""
    return percent(share, t) if share else ""


def questions(steps: Any, order: tuple[str, ...]) -> dict[str, Any]:
    """What is asked, as expressions over the table ``steps``; the order of the stages is that of the answer alone."""
    return {"channel_mix": question(steps)}


def question(steps: Any) -> Any:
    known = steps.filter(steps.stage.notnull(), steps.channel.notnull())
    return known.group_by(["stage", "channel"]).agg(events=known.count(), customers=known.customer.nunique())

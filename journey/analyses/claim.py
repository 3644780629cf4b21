"""What a log says of one place of a map, made into records that tell which log, when, and what was asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from journey.analyses.stages import labels
from journey.events.log import EventLog, moment
from journey.i18n import Words, words
from journey.model import Link, Loss, Map, Metric, Record, new_id
from journey.model.path import LinkKind
from journey.model.text import short_line

_LONGEST = 120  # letters of a name in a sentence that is kept


@dataclass(frozen=True, slots=True)
class Claim:
    """``subject`` and what is ``said`` of it, to be read; the ``records`` it makes, or makes anew."""

    key: str
    subject: str
    said: str
    records: tuple[Record, ...]


class Maker:
    """Makes records that say from which log they are."""

    def __init__(self, log: EventLog, journey_map: Map, t: Words, only: str) -> None:
        self.map, self.t, self.own = journey_map, t, words(journey_map.language)
        start, end = moment(log.start).date(), moment(log.end).date()
        name = short_line(log.understood.name, _LONGEST)
        source = self.own("analyses.accepting.source", name=name, start=self.own.day(start), end=self.own.day(end))
        if only:
            source += self.own("analyses.accepting.only", event=short_line(only, _LONGEST))
        self.period = {"start": start.isoformat(), "end": end.isoformat()}
        self.stamp = {"date": end.isoformat(), "source": source}

    def asked(self, question: str, **names: str) -> str:
        cut = {name: short_line(words, _LONGEST) for name, words in names.items()}
        return self.own(f"analyses.accepting.asked.{question}", **cut)

    def metric(self, kind: str, value: float, n: int, question: str, scale: str = "%", **more: Any) -> Metric:
        return Metric.model_validate(
            {"id": new_id(), "kind": kind, "value": round(value, 2), "scale": scale, "n": n, "question": question}
            | self.stamp | more
        )  # fmt: skip

    def link(self, source_id: str, target_id: str, kind: LinkKind, share: float, n: int, question: str,
             unplanned: bool = False) -> Link:  # fmt: skip
        return Link.model_validate(
            {
                "id": new_id(), "source_id": source_id, "target_id": target_id or None, "kind": kind, "n": n,
                "share": round(share, 4), "unplanned": unplanned, "question": question, "evidence": "measured",
            } | self.stamp
        )  # fmt: skip

    def loss(self, title: str, **more: Any) -> Loss:
        """A loss that was counted over the time of the log, which cannot say why it happens or whether it is wanted."""
        title = short_line(title, _LONGEST)
        return Loss.model_validate({"id": new_id(), "title": title, "evidence": "measured"} | self.period | more)

    def stage_id(self, name: str) -> str | None:
        named = name.strip().casefold()
        return next((stage for stage, label in labels(self.map).items() if label.strip().casefold() == named), None)

    def of_stage(self, question: str, name: str, value: float, n: int, said: str, scale: str = "%",
                 **names: str) -> Iterator[Claim]:  # fmt: skip
        """The claim about a stage, where the map has it."""
        stage_id = self.stage_id(name)
        if stage_id and n:
            asked = self.asked(question, stage=name, **names)
            title = self.own(f"analyses.accepting.metric.{question}")
            metric = self.metric("own", value, n, asked, scale, stage_id=stage_id, name=title)
            yield Claim(stage_id, name, said, (metric,))

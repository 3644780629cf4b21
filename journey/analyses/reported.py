"""A report of what a log says of those who vanish: what was asked, what was found, its limits, and what to ask next.

It is pages, each a scene, in the order: the findings, what was asked of which data, a page a question with its chart,
limits, and what to ask customers who were lost. Every number stands with its interval, and no cause is claimed.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from journey.analyses import report_charts as charts
from journey.analyses.drop_off_answer import DropOff
from journey.analyses.haemorrhage import caution
from journey.analyses.naming import named, titles
from journey.analyses.percents import percent, percents
from journey.analyses.report_sheet import Sheet
from journey.events.log import EventLog, moment
from journey.i18n import Words
from journey.model import Map
from journey.scene.fonts import default_measure
from journey.scene.primitives import Scene
from journey.scene.themes import Theme, theme

ORDER = ("drop_off", "horizon", "pressure", "dialogue", "haemorrhage", "value")
_SHOWN, _BODY = 13, 112.0


def pages(log: EventLog, answers: Mapping[str, Any], t: Words, journey_map: Map | None = None) -> tuple[Scene, ...]:
    """``answers`` by the name of their question; those of other questions than ``ORDER`` are left out."""
    called = {name: named(answers[name], titles(journey_map)) for name in ORDER if name in answers}
    writer = _Writer(log, called, t, journey_map)
    sheets = list(writer.sheets())
    return tuple(sheet.scene(number, len(sheets), writer.source) for number, sheet in enumerate(sheets, 1))


class _Writer:
    def __init__(self, log: EventLog, answers: Mapping[str, Any], t: Words, journey_map: Map | None) -> None:
        self.log, self.answers, self.t, self.map = log, answers, t, journey_map
        self.tokens: Theme = theme("light")
        start, end = (t.day(moment(time).date()) for time in (log.start, log.end))
        self.source = t(
            "analyses.report.source", name=log.understood.name, customers=t("log_page.customers", n=log.customers),
            events=t("log_page.events", n=log.events), start=start, end=end,
        )  # fmt: skip

    def sheets(self) -> Iterator[Sheet]:
        yield self._cover()
        yield self._asked()
        for name, answer in self.answers.items():
            sheet = self._sheet(name, self.finding(name))
            getattr(self, f"_{name}")(sheet, answer)
            yield sheet
        yield self._listed("limits", self._limits())
        yield self._listed("next", self._next())

    def finding(self, name: str) -> str:
        module = import_module(f"journey.analyses.{name}")
        return str(module.finding(self.answers[name], self.t))

    def _sheet(self, kicker: str, heading: str) -> Sheet:
        sheet = Sheet(self.tokens, default_measure(), self.t.language, heading)
        sheet.kicker = self.t(f"analyses.report.kicker.{kicker}")
        sheet.words(heading, 36, weight=700, lines=2, after=10, role="heading")
        sheet.y = max(sheet.y, _BODY)
        return sheet

    def _cover(self) -> Sheet:
        t = self.t
        sheet = Sheet(self.tokens, default_measure(), t.language, t("analyses.report.title"))
        sheet.words(t("analyses.report.title"), 48, weight=700, lines=1, after=14, role="heading")
        if self.map and self.map.title:
            sheet.words(self.map.title, 24, weight=600, fill=self.tokens.brand, lines=1, after=4)
        sheet.words(self.source, 19, fill=self.tokens.ink2, lines=2, after=34)
        for name in self.answers:
            if said := self.finding(name):
                sheet.bullets([said], 25, gap=14)
        return sheet

    def _asked(self) -> Sheet:
        t, known = self.t, self.log.understood
        told = [t(f"analyses.report.asked.{name}") for name in self.answers]
        told.append(
            t(
                "analyses.report.data",
                read=t.number(known.read),
                refused=t.number(known.refused_rows),
                kept=t.number(self.log.events),
            )
        )
        horizon, drop = self.answers.get("horizon"), self.answers.get("drop_off")
        if horizon is not None and horizon.days is not None:
            key = "chosen" if horizon.chosen else "found"
            told.append(t(f"analyses.report.horizon.{key}", n=horizon.days))
        if isinstance(drop, DropOff):
            told.append(t("analyses.report.own" if drop.has_direction else "analyses.report.all_own"))
            if drop.ends:
                told.append(t("analyses.report.ends", names="; ".join(drop.ends)))
        return self._listed("asked", told)

    def _listed(self, kicker: str, told: list[str]) -> Sheet:
        sheet = self._sheet(kicker, self.t(f"analyses.report.heading.{kicker}"))
        sheet.bullets(told)
        return sheet

    def _drop_off(self, sheet: Sheet, answer: DropOff) -> None:
        t, worst = self.t, next(iter(answer.flagged), None)
        if worst is not None:
            low, high = percents(t, worst.low or 0, worst.high or 0)
            sheet.words(
                t("analyses.report.interval", low=low, high=high, n=worst.n,
                  times=t.number(worst.excess or 0, 1)), 18, fill=self.tokens.ink2, after=4,
            )  # fmt: skip
        points = answer.touchpoints or answer.events
        charts.points(sheet, points[:_SHOWN], t)

    def _horizon(self, sheet: Sheet, answer: Any) -> None:
        sheet.words(self.t("analyses.report.about.horizon", n=answer.window_days), 18, fill=self.tokens.ink2)
        charts.returning(sheet, answer, self.t)

    def _pressure(self, sheet: Sheet, answer: Any) -> None:
        t, cap = self.t, answer.cap
        sheet.words(t("analyses.report.about.pressure"), 18, fill=self.tokens.ink2)
        played = next((each for each in answer.caps if each.most == cap), None)
        if played is not None:
            sheet.words(
                t(
                    "analyses.report.capped",
                    n=played.most,
                    unsent=t.number(played.unsent),
                    customers=t.number(played.customers),
                ),
                18,
                weight=600,
            )
        charts.messages(sheet, answer, t)

    def _dialogue(self, sheet: Sheet, answer: Any) -> None:
        t = self.t
        told = [t("analyses.dialogue.monologues", n=answer.monologues, of=t.number(answer.customers))]
        if answer.median_reply_hours is not None:
            told.insert(0, t("analyses.dialogue.reply", hours=t.number(answer.median_reply_hours, 1)))
        reason = import_module("journey.analyses.dialogue").reason
        sheet.bullets(told, 22)
        if answer.cooling:
            sheet.y += 16
            sheet.words(t("analyses.report.cooling", n=len(answer.cooling)), 22, weight=700, after=10)
            sheet.bullets([reason(each, t) for each in answer.cooling[:10]])

    def _haemorrhage(self, sheet: Sheet, answer: Any) -> None:
        told = f"{self.t('analyses.report.about.haemorrhage')} {caution(answer, self.t)}".rstrip()
        sheet.words(told, 18, fill=self.tokens.ink2)
        charts.months(sheet, answer, self.t)

    def _value(self, sheet: Sheet, answer: Any) -> None:
        if answer.half is not None:
            sheet.words(self.t("analyses.value.half", share=percent(answer.half, self.t)), 18, fill=self.tokens.ink2)
        charts.concentration(sheet, answer, self.t)

    def _limits(self) -> list[str]:
        """What these numbers do not say; only what applies."""
        t, drop, horizon = self.t, self.answers.get("drop_off"), self.answers.get("horizon")
        told = [t("analyses.report.limits.association")]
        if horizon is not None and horizon.days is not None and horizon.return_rate is not None:
            told.append(t("analyses.report.limits.returning", share=percent(horizon.return_rate, t), n=horizon.days))
        told.append(t("analyses.report.limits.followed"))
        if isinstance(drop, DropOff):
            if not drop.has_direction:
                told.append(t("analyses.report.limits.direction"))
            if not drop.ends:
                told.append(t("analyses.report.limits.ends"))
            if any(each.by_survival for each in drop.events):
                told.append(t("analyses.report.limits.survival"))
        if "haemorrhage" in self.answers:
            told.append(t("analyses.report.limits.months"))
        refused = self.log.understood.refused_rows
        if refused:
            told.append(t("analyses.report.limits.refused", n=refused))
        return told

    def _next(self) -> list[str]:
        """What to ask customers who were lost: about the places that stand out, then what holds everywhere."""
        t, drop = self.t, self.answers.get("drop_off")
        flagged = drop.flagged if isinstance(drop, DropOff) else ()
        told = [
            t(f"analyses.report.ask.{'sent' if each.sent else 'point'}", event=each.event) for each in flagged[:3]
        ]  # fmt: skip
        told += [t(f"analyses.report.ask.{name}") for name in ("silent", "promise", "trust", "instead", "again")]
        cooling = self.answers.get("dialogue")
        if cooling is not None and cooling.cooling:
            told.append(t("analyses.report.ask.cooling", n=len(cooling.cooling)))
        return told

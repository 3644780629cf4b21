"""A report of what a log says of those who vanish: what was asked, what was found, its limits, and what to ask next.

It is pages, each a scene, in the order: the findings, what was asked of which data, a page a question with its chart,
limits, and what to ask customers who were lost. Shares are drawn with their intervals, and no cause is claimed.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module
from types import MappingProxyType
from typing import Any

from journey.analyses import fewer, report_curves, report_first
from journey.analyses import report_charts as charts
from journey.analyses.dialogue import MOST_COOLING
from journey.analyses.drop_off_answer import DropOff, Point, ranked, worst_of
from journey.analyses.haemorrhage import caution
from journey.analyses.horizon import edge
from journey.analyses.months import day_of
from journey.analyses.naming import named, titles
from journey.analyses.percents import percent, percents
from journey.analyses.pressure_answer import uncounted
from journey.analyses.report_sheet import Sheet
from journey.errors import JourneyError
from journey.events.log import EventLog, moment
from journey.events.spelling import readable
from journey.i18n import Words
from journey.model import Map
from journey.model.losing import willing
from journey.scene.fonts import default_measure
from journey.scene.page_roles import HEADING
from journey.scene.primitives import Scene
from journey.scene.themes import Theme, theme

ORDER = ("drop_off", "horizon", "pressure", "dialogue", "haemorrhage", "value")
_BODY, _MOST_ASKED, _MOST_COOLING, _MOST_WILLING = 112.0, 3, 10, 5


def pages(
    log: EventLog, answers: Mapping[str, Any], t: Words, journey_map: Map | None = None,
    unanswered: Mapping[str, JourneyError] = MappingProxyType({}), today: date | None = None,
) -> tuple[Scene, ...]:  # fmt: skip
    """``answers`` by the name of their question; those of other questions than ``ORDER`` are left out.

    ``unanswered``: why the log has none to a question; ``today``: from when on care is due.
    Raises JourneyError where it has none: why the first of those asked has none, ``nothing_to_report`` where none was.
    """
    known = titles(journey_map)
    called = {name: named(answers[name], known) for name in ORDER if name in answers}
    if not called:
        for problem in (unanswered[name] for name in ORDER if name in unanswered):
            raise problem
        raise JourneyError("nothing_to_report", log.understood.name, allowed=", ".join(ORDER))
    why = dict.fromkeys(unanswered[name].what(t.language) for name in ORDER if name in unanswered)
    writer = _Writer(log, called, t, journey_map, tuple(why), known, today or date.today())
    sheets = list(writer.sheets())
    return tuple(sheet.scene(number, len(sheets), writer.source) for number, sheet in enumerate(sheets, 1))


class _Writer:
    def __init__(
        self, log: EventLog, answers: Mapping[str, Any], t: Words, journey_map: Map | None,
        unanswered: tuple[str, ...], known: Mapping[str, str], today: date,
    ) -> None:  # fmt: skip
        self.log, self.answers, self.t, self.map = log, answers, t, journey_map
        self.unanswered, self.known, self.today = unanswered, known, today
        self.tokens: Theme = theme("light")
        start, end = (t.day(moment(time).date()) for time in (log.start, log.end))
        self.source = t(
            "analyses.report.source", name=log.understood.name, customers=t("log_page.customers", n=log.customers),
            events=t("log_page.events", n=log.events), start=start, end=end,
        )  # fmt: skip

    def sheets(self) -> Iterator[Sheet]:
        yield self._cover()
        yield from self._asked()
        for name, answer in self.answers.items():
            sheet = self._sheet(name, self.finding(name))
            getattr(self, f"_{name}")(sheet, answer)
            yield sheet
        yield from self._listed("limits", self._limits())
        yield from self._listed("next", self._next())

    def finding(self, name: str) -> str:
        module = import_module(f"journey.analyses.{name}")
        return str(module.finding(self.answers[name], self.t))

    def _sheet(self, kicker: str, heading: str) -> Sheet:
        sheet = Sheet(self.tokens, default_measure(), self.t.language, heading)
        sheet.kicker = self.t(f"analyses.report.kicker.{kicker}")
        sheet.title = sheet.words(heading, 36, weight=700, lines=2, after=10, role=HEADING)
        sheet.y = max(sheet.y, _BODY)
        return sheet

    def _cover(self) -> Sheet:
        t = self.t
        sheet = Sheet(self.tokens, default_measure(), t.language, t("analyses.report.title"))
        sheet.words(t("analyses.report.title"), 48, weight=700, lines=1, after=14, role=HEADING)
        if self.map and self.map.title:
            sheet.words(self.map.title, 24, weight=600, fill=self.tokens.brand, lines=1, after=4)
        to_do = report_first.to_do(self.answers, self.map, t, self.today)
        size, gap, after = (21.0, 7.0, 18.0) if to_do else (25.0, 14.0, 34.0)
        sheet.words(self.source, 19, fill=self.tokens.ink2, lines=2, after=after)
        if mixed := self.log.understood.mixed:  # before any number: it is the reader's to know
            sheet.words(t.say(mixed), 19, fill=self.tokens.loss, weight=600, lines=4, after=after / 2)
        for name in self.answers:
            if said := self.finding(name):
                sheet.bullets([said], size, gap=gap)
        if to_do:
            sheet.y += gap
            sheet.words(t("analyses.report.first.title"), 24, weight=700, lines=1, after=6)
            sheet.bullets(to_do, size, gap=gap)
        return sheet

    def _asked(self) -> Iterator[Sheet]:
        t, known = self.t, self.log.understood
        told = [t(f"analyses.report.asked.{name}") for name in self.answers]
        read, refused = t.number(known.read), t.number(known.refused_rows)
        told.append(t("analyses.report.data", read=read, refused=refused, kept=t.number(self.log.events)))
        horizon, drop = self.answers.get("horizon"), self.answers.get("drop_off")
        if horizon is not None and horizon.days is not None:
            told.append(t(f"analyses.report.horizon.{'chosen' if horizon.chosen else 'found'}", n=horizon.days))
        elif days := next((each.horizon_days for each in self.answers.values() if hasattr(each, "horizon_days")), None):
            told.append(t("analyses.report.horizon.used", n=days))
        if isinstance(drop, DropOff):
            told.append(t("analyses.report.own" if drop.has_direction else "analyses.report.all_own"))
            if drop.ends:
                told.append(t("analyses.report.ends", names="; ".join(map(self._called, drop.ends))))
        told += [t("analyses.report.unanswered", why=why) for why in self.unanswered]
        return self._listed("asked", told)

    def _called(self, event: str) -> str:
        return self.known.get(event) or readable(event)

    def _listed(self, kicker: str, told: list[str]) -> Iterator[Sheet]:
        """As many pages as the list needs."""
        heading = self.t(f"analyses.report.heading.{kicker}")
        while told:
            sheet = self._sheet(kicker, heading)
            told = told[max(sheet.bullets(told), 1) :]
            yield sheet
            heading = self.t("analyses.report.more", heading=self.t(f"analyses.report.heading.{kicker}"))

    def _drop_off(self, sheet: Sheet, answer: DropOff) -> None:
        t, worst = self.t, worst_of(answer)
        if worst is not None:
            low, high = percents(t, worst.low or 0, worst.high or 0)
            sheet.words(
                t("analyses.report.interval", low=low, high=high, n=worst.n,
                  times=t.number(worst.excess or 0, 1)), 18, fill=self.tokens.ink2, after=4,
            )  # fmt: skip
        charts.points(sheet, answer.drawn(answer.events), t)

    def _horizon(self, sheet: Sheet, answer: Any) -> None:
        if answer.curve:
            about = self.t("analyses.report.about.horizon", n=answer.window_days)
            sheet.words(f"{about} {edge(answer, self.t)}".rstrip(), 18, fill=self.tokens.ink2)
            report_curves.returning(sheet, answer, self.t)

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
            sheet.words(self._cooling("cooling"), 22, weight=700, after=10)
            sheet.bullets([reason(each, t) for each in answer.cooling[:_MOST_COOLING]])

    def _cooling(self, key: str) -> str:
        """How many are cooling; of more than an answer holds nobody has counted them all."""
        n = len(self.answers["dialogue"].cooling)
        return self.t(f"analyses.report.{key}{'_many' if n >= MOST_COOLING else ''}", n=n)

    def _haemorrhage(self, sheet: Sheet, answer: Any) -> None:
        t = self.t
        told = f"{t('analyses.report.about.haemorrhage')} {caution(answer, t)}".rstrip()
        sheet.words(told, 18, fill=self.tokens.ink2)
        if answer.began and answer.between and answer.between[0] != answer.between[1]:
            first, last = (t.month(day_of(month)) for month in answer.between)
            sheet.words(t("analyses.report.between", first=first, last=last), 18, fill=self.tokens.ink2)
        charts.months(sheet, answer, self.t)

    def _value(self, sheet: Sheet, answer: Any) -> None:
        sheet.words(fewer.told(answer.monthly, self.t), 18, fill=self.tokens.ink2)
        report_curves.concentration(sheet, answer, self.t)

    def _limits(self) -> list[str]:
        """What these numbers do not say; only what applies."""
        t, drop, horizon = self.t, self.answers.get("drop_off"), self.answers.get("horizon")
        told = [t("analyses.report.limits.association")]
        if horizon is not None and horizon.days is not None and horizon.return_rate:
            share = percent(horizon.return_rate, t)
            told.append(t("analyses.report.limits.returning", share=share, n=horizon.days))
        told.append(t("analyses.report.limits.followed"))
        if isinstance(drop, DropOff):
            if not drop.has_direction:
                told.append(t("analyses.report.limits.direction"))
            if not drop.ends:
                told.append(t("analyses.report.limits.ends"))
            told += [t("analyses.report.limits.perhaps_end", event=each) for each in drop.perhaps_ends[:_MOST_ASKED]]
            alone = [each.event for each in ranked(drop.events) if each.is_alone]
            told += [t("analyses.report.limits.alone", event=event) for event in alone[:_MOST_ASKED]]
            if any(each.by_survival for each in drop.events):
                told.append(t("analyses.report.limits.survival"))
        if "pressure" in self.answers:
            of_others = uncounted(self.answers["pressure"], t)
            told += [t("analyses.report.limits.pressure"), *([of_others] if of_others else [])]
        if "haemorrhage" in self.answers:
            told.append(t("analyses.report.limits.months"))
        if "value" in self.answers and all(each.margin is None for each in self.answers["value"].monthly):
            told.append(t("analyses.report.limits.value"))
        refused = self.log.understood.refused_rows
        if refused:
            told.append(t("analyses.report.limits.refused", n=refused))
        return told

    def _next(self) -> list[str]:
        """What to ask customers who were lost, about the places that stand out and then everywhere; and whom."""
        t, drop = self.t, self.answers.get("drop_off")
        asked: list[Point] = []
        if isinstance(drop, DropOff):
            asked = [each for each in ranked(drop.flagged) if each.event not in drop.perhaps_ends]
        told = [
            t(f"analyses.report.ask.{'sent' if each.sent else 'point'}", event=each.event)
            for each in asked[:_MOST_ASKED]
        ]  # fmt: skip
        told += [t(f"analyses.report.ask.{name}") for name in ("silent", "promise", "trust", "instead", "again")]
        would = [talk.who for _, talk in willing(self.map.losses if self.map else ()) if talk.who]
        if would:
            names = "; ".join(would[:_MOST_WILLING]) + (" …" if len(would) > _MOST_WILLING else "")
            told.append(t("analyses.report.ask.willing", n=len(would), names=names))
        if "dialogue" in self.answers and self.answers["dialogue"].cooling:
            told.append(self._cooling("ask.cooling"))
        return told

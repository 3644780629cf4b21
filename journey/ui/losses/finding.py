"""What the page says in words: how many were lost, nobody knows why, who was let go, and what is only assumed."""

from journey.analyses.value import Value
from journey.analyses.value import finding as of_log
from journey.i18n import Words
from journey.model import Loss, Map
from journey.model.losing import Lost, Sum, lost, periods


def kicker(journey_map: Map, t: Words) -> str:
    """How many losses are recorded, and about which time."""
    told = [t("losses_page.recorded", n=len(journey_map.losses))]
    days = [day for loss in journey_map.losses for day in (loss.start, loss.end) if day]
    if days:
        told.append(t("losses_page.period", start=t.day(min(days)), end=t.day(max(days))))
    return " · ".join(told)


def headline(journey_map: Map, of_all: Value | None, t: Words) -> str:
    """Shares where a log knows both, else what is known of the losses that nobody chose."""
    if of_all:
        return of_log(of_all, t)
    unchosen, chosen = apart(journey_map)
    if unchosen.known.losses:
        return _known(unchosen.known, t)
    if chosen.known.losses and not unchosen.losses:
        return t("losses_page.finding.chosen_only")
    return t("losses_page.finding.assumed_only")


def lines(journey_map: Map, of_all: Value | None, log_name: str, t: Words) -> list[str]:
    """Sentences under the headline, each of them from the data alone."""
    told, (unchosen, chosen) = [], apart(journey_map)
    if of_all:
        told.append(t("losses_page.finding.by_log", name=log_name, n=of_all.customers, days=of_all.horizon_days))
        if unchosen.known.losses:
            told.append(_known(unchosen.known, t))
    unknown = lost(loss for loss in journey_map.losses if loss.control == "unknown").known
    if unknown.losses:
        told.append(_of("unknown", unknown, t))
    if chosen.known.losses:
        told.append(_of("chosen", chosen.known, t))
    assumed = lost(journey_map.losses).assumed
    if assumed.says:
        told.append(_of("assumed", assumed, t))
    if len(periods(journey_map.losses)) > 1:
        told.append(t("losses_page.finding.periods"))
    return told


def apart(journey_map: Map) -> tuple[Lost, Lost]:
    """The losses that nobody chose, and those that were wanted."""
    chosen = [loss for loss in journey_map.losses if loss.control == "wanted"]
    return lost(loss for loss in journey_map.losses if loss.control != "wanted"), lost(chosen)


def amount(summed: Sum, t: Words) -> str:
    """``1,741 customers, worth 1,480,000``; “at least” where some of the losses say no number."""
    told = []
    if summed.customers is not None:
        told.append(_least(t("losses_page.customers", n=summed.customers), summed.uncounted, t))
    if summed.value is not None:
        told.append(_least(t("losses_page.worth", value=t.number(summed.value)), summed.unvalued, t))
    return ", ".join(told) or t("losses_page.not_counted", n=summed.losses)


def _known(summed: Sum, t: Words) -> str:
    return _of("known", summed, t)


def _of(sentence: str, summed: Sum, t: Words) -> str:
    """Of how many customers and what value it is true; of how many losses where nobody counted any."""
    if summed.customers is None and summed.value is None:
        return t(f"losses_page.finding.{sentence}_uncounted", n=summed.losses)
    return t(f"losses_page.finding.{sentence}", told=amount(summed, t))


def _least(told: str, silent: int, t: Words) -> str:
    return t("losses_page.at_least", told=told) if silent else told


def place_name(journey_map: Map, loss: Loss, t: Words) -> str:
    """Where it happens; the whole journey where it belongs to no place."""
    touchpoint, stage = journey_map.touchpoint(loss.touchpoint_id), journey_map.stage(loss.stage_id)
    return touchpoint.title if touchpoint else stage.name if stage else t("define.whole_journey")


def name_of(journey_map: Map, loss: Loss, t: Words) -> str:
    """Its title, else its place."""
    return loss.title or place_name(journey_map, loss, t)

"""Events find their touchpoints, the mapping of the sample map above all; and the mapping is said and taken back."""

import time
from collections.abc import Iterator

import pytest

from journey.errors import JourneyError
from journey.events.facts import EventFacts, facts_of
from journey.events.ingest import read
from journey.events.log import EventLog
from journey.events.mapping import NEW, confirmed, names_on, taken_back
from journey.events.matching import Match, suggest
from journey.events.sample.log import PATH
from journey.formats.library import open_sample
from journey.model import Channel, Map, Stage, Touchpoint, apply
from tests.events.conftest import Reading


@pytest.fixture(scope="module")
def sample_log() -> Iterator[EventLog]:
    log = read(PATH)
    yield log
    log.close()


def bare(journey_map: Map) -> Map:
    """The same map, on which no touchpoint names an event."""
    touchpoints = tuple(each.model_copy(update={"event_names": ()}) for each in journey_map.touchpoints)
    return journey_map.with_collections({}, {"touchpoints": touchpoints})


def small(*touchpoints: tuple[str, str], names: tuple[str, ...] = ()) -> Map:
    """A map of two stages, with touchpoints as pairs of a title and a stage; the first has ``names``."""
    return Map(
        id="map",
        stages=(Stage(id="look", order="a", name="Look"), Stage(id="buy", order="b", name="Buy")),
        channels=(Channel(id="web", name="Website", icon="web"),),
        touchpoints=tuple(
            Touchpoint(id=f"t{n}", order=f"{n}", stage_id=stage, title=title, event_names=() if n else names)
            for n, (title, stage) in enumerate(touchpoints)
        ),
    )


def found(matches: tuple[Match, ...]) -> dict[str, tuple[str, bool]]:
    return {match.event.name: (match.touchpoint_id, match.is_sure) for match in matches}


@pytest.mark.parametrize(("language", "least"), [("en", 20), ("it", 3)])
def test_what_is_ticked_on_the_sample_map_is_right(sample_log: EventLog, language: str, least: int):
    """The truth is the map's own mapping. In another language the names say little, and little is ticked."""
    sample = open_sample(language)
    truth = names_on(sample)
    matches = suggest(sample_log, bare(sample))
    ticked = [match for match in matches if match.is_sure]
    right = [match for match in ticked if truth.get(match.event.name) == match.touchpoint_id]
    assert len(matches) == 38
    assert len(right) >= least
    assert len(right) >= 0.9 * len(ticked)


def test_what_nobody_planned_is_not_forced_onto_a_touchpoint(sample_log: EventLog):
    matches = found(suggest(sample_log, bare(open_sample("en"))))
    assert matches["riders_group_joined"] == ("", False)
    assert not any(matches[name][1] for name in ("price_reminder_sent", "parcel_call"))


def test_only_events_without_a_touchpoint_are_matched_the_most_frequent_first(sample_log: EventLog):
    matches = suggest(sample_log, open_sample("en"))
    assert [match.event.name for match in matches] == ["price_reminder_sent", "riders_group_joined", "parcel_call"]
    assert [open_sample("en").stage(match.stage_id).name for match in matches] == ["Look around", "Ride it", "Receive"]


def test_a_name_alone_is_enough_and_its_reason_is_told(reading: Reading):
    log = reading("customer,time,event\na,2026-01-01,basketFilled\na,2026-01-02,zzz\n")
    basket, other = suggest(log, small(("Fills the basket", "look"), ("Pays", "buy")))
    assert (basket.touchpoint_id, basket.is_sure, basket.why) == ("t0", True, ("name", "order"))
    assert (other.touchpoint_id, other.why, other.stage_id) == ("", (), "buy")


def test_a_word_of_a_description_alone_ticks_nothing(reading: Reading):
    log = reading("customer,time,event\na,2026-01-01,visita\na,2026-01-02,zzz\n")
    (mail,) = small(("Ci stai ancora pensando?", "look")).touchpoints
    mail = mail.model_copy(update={"description": "Il giorno dopo una visita"})
    there = small().with_collections({}, {"touchpoints": (mail,)})
    assert found(suggest(log, there))["visita"] == ("t0", False)


def test_a_stage_that_says_no_unticks_a_name(reading: Reading):
    log = reading("customer,time,event,stage\na,2026-01-01,basket_filled,Buy\na,2026-01-02,pays,Buy\n")
    matches = suggest(log, small(("Fills the basket", "look"), ("Pays", "buy")))
    assert found(matches) == {"basket_filled": ("t0", False), "pays": ("t1", True)}
    assert matches[0].stage_id == "buy"


def test_what_the_firm_sends_is_nothing_that_a_customer_begins_in_another_channel(reading: Reading):
    log = reading("customer,time,event,channel,direction\na,2026-01-01,price_reminder_sent,email,out\n")
    (place,) = small(("Compares the price", "look")).touchpoints
    for initiator, fits in (("customer", ""), ("company", "t0")):
        web = place.model_copy(update={"channel_id": "web", "initiator": initiator})
        there = small().with_collections({}, {"touchpoints": (web,)})
        assert found(suggest(log, there))["price_reminder_sent"] == (fits, False)


@pytest.mark.parametrize("more", [{}, {"channel": "web"}, {"channel": "web", "stage": "Acquire"}])
def test_a_log_of_another_trade_ticks_nothing_on_the_map(sample_log: EventLog, more: dict[str, str]):
    names = ("landing_page_viewed", "trial_signup", "pricing_page_viewed", "feature_used", "invoice_paid")
    facts = [EventFacts(name, 90, 90, place / 4, **more) for place, name in enumerate(names)]
    matches = suggest(sample_log, bare(open_sample("en")), facts)
    assert len(matches) == len(names) and not any(match.is_sure for match in matches)


def test_a_map_without_stages_or_touchpoints_fits_nothing(reading: Reading):
    log = reading("customer,time,event\na,2026-01-01,visit\n")
    assert suggest(log, Map(id="map")) == (Match(facts_of(log)[0]),)
    assert suggest(log, small())[0].stage_id in ("look", "buy")


def test_names_that_a_map_cannot_hold_are_not_matched(reading: Reading):
    log = reading(f"customer,time,event\na,2026-01-01,{'x' * 10_000}\na,2026-01-01,<b>basket</b>\n")
    assert list(found(suggest(log, small(("The basket", "look"))))) == ["<b>basket</b>"]


def test_five_thousand_different_events_are_matched_soon(reading: Reading):
    rows = "".join(f"c{n % 500},2026-01-{1 + n % 28:02},event_{n}_of_{n % 97},web\n" for n in range(5000))
    log = reading("customer,time,event,channel\n" + rows)
    facts = facts_of(log)
    begun = time.process_time()
    assert len(suggest(log, open_sample("en"), facts)) == 5000
    assert time.process_time() - begun < 10  # a fifth of a second where nothing else runs


def test_many_matches_are_one_edit_that_can_be_undone():
    before = small(("Visits", "look"), ("Pays", "buy"), names=("seen",))
    chosen = [(EventFacts("visit", 1, 1, 0.5), "t0"), (EventFacts("see", 1, 1, 0.5), "t0"),
              (EventFacts("mail_sent", 1, 1, 0.5, "web", "out"), f"{NEW}buy")]  # fmt: skip
    edit = confirmed(before, chosen)
    assert edit is not None
    assert (edit.label, edit.subject) == ("match.events", "3")
    after, inverse = apply(before, edit)
    assert after.touchpoint("t0").event_names == ("seen", "visit", "see")
    made = after.touchpoints[-1]
    assert (made.title, made.stage_id, made.channel_id, made.initiator) == ("Mail sent", "buy", "web", "company")
    assert (made.event_names, made.evidence) == (("mail_sent",), "measured")
    assert apply(after, inverse)[0] == before


def test_an_event_stays_where_somebody_matched_it_meanwhile():
    journey_map = small(("Visits", "look"), ("Pays", "buy"), names=("visit",))
    assert confirmed(journey_map, [(EventFacts("visit", 1, 1, 0.5), "t1")]) is None


@pytest.mark.parametrize("target", ["gone", f"{NEW}gone"])
def test_what_is_gone_meanwhile_takes_no_event(target: str):
    with pytest.raises(JourneyError) as caught:
        confirmed(small(("Visits", "look")), [(EventFacts("visit", 1, 1, 0.5), target)])
    assert caught.value.code == "gone"


def test_a_wrong_match_is_taken_back():
    before = small(("Visits", "look"), names=("visit", "pay"))
    edit = taken_back(before, "pay")
    assert edit is not None
    assert apply(before, edit)[0].touchpoint("t0").event_names == ("visit",)
    assert taken_back(before, "unheard of") is None

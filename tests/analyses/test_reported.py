"""The report of who vanishes: what is in it, that its words stay in their room, and its three kinds of file."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import escape
from importlib import import_module
from typing import Any

import pytest
from pptx import Presentation
from pypdf import PdfReader

from journey.analyses import report_axis, report_first, reported
from journey.analyses.dialogue import MOST_COOLING
from journey.analyses.drop_off_answer import DropOff, Point, percent, worst_of
from journey.analyses.haemorrhage import Haemorrhage, Month
from journey.analyses.horizon import Horizon, Returning
from journey.analyses.silence import Terms
from journey.errors import JourneyError
from journey.events.dates import DAY_FIRST, MONTH_FIRST
from journey.events.ingest import read
from journey.events.log import EventLog
from journey.events.mixed import mixed
from journey.events.sample.log import PATH
from journey.formats.library import open_sample
from journey.formats.report_pages import REPORTS, as_html
from journey.formats.slides.seen import seen
from journey.i18n import words
from journey.model import CareAction, Loss
from journey.model.findings import Conversation
from journey.scene.page_roles import ROW
from journey.scene.primitives import Group, Scene
from tests.scene_checks import complaints

TERMS = Terms(ends=("order_completed",))


@pytest.fixture(scope="module")
def log() -> Iterator[EventLog]:
    found = read(PATH)
    yield found
    found.close()


@pytest.fixture(scope="module")
def answers(log: EventLog) -> dict[str, Any]:
    sample = open_sample("en")
    return {
        name: import_module(f"journey.analyses.{name}").compute(log, sample, TERMS) for name in reported.ORDER
    }  # fmt: skip


@pytest.fixture(scope="module", params=["en", "it"])
def pages(request: pytest.FixtureRequest, log: EventLog, answers: dict[str, Any]) -> tuple[Scene, ...]:
    return reported.pages(log, answers, words(request.param), open_sample(request.param))


def said(scene: Scene) -> str:
    return " ".join(text.text for text in scene.texts())


def test_it_says_what_was_asked_and_found_its_limits_and_what_to_ask_next(pages: tuple[Scene, ...]) -> None:
    assert len(pages) == 4 + len(reported.ORDER)
    assert len({page.title for page in pages}) == len(pages)
    assert "146" in said(pages[1]) and "(Order completed)" in said(pages[1])
    assert "35" in pages[3].title
    assert "?" in said(pages[-1])


def test_every_finding_stands_on_the_first_page(pages: tuple[Scene, ...]) -> None:
    first = said(pages[0])
    for page in pages[2:-2]:
        assert page.title.split()[-2] in first


def test_the_first_page_says_what_to_do_and_whom_to_ask(log: EventLog, answers: dict[str, Any]) -> None:
    asked = Conversation(who="Ann, by phone")
    care = [CareAction(id=f"c{n}", title=f"Call {n}", next_due=date(2026, 7, n)) for n in range(1, 10)]
    bikes = open_sample("en").model_copy(
        update={"losses": (Loss(id="l", conversations=(asked,)),), "care_actions": tuple(care)}
    )
    first = reported.pages(log, answers, words("en"), bikes, today=date(2026, 7, 1))[0]
    assert "Keep to your cap: 2 messages" in said(first)
    assert "8 actions of care are due within a week, or overdue: “Call 1”, “Call 2” and 6 more" in said(first)
    assert "Ask who would talk: “Ann, by phone”" in said(first) and complaints(first) == []
    told = Conversation(who="Ann, by phone", words="Five calls.")
    heard = bikes.model_copy(update={"losses": (Loss(id="l", conversations=(told,)),)})
    more = said(reported.pages(log, answers, words("en"), heard, today=date(2026, 7, 1))[0])
    assert "Ask more of those who fell silent after" in more and "nobody said" not in more
    silent = open_sample("en").model_copy(update={"losses": ()})
    nobody = said(reported.pages(log, answers, words("en"), silent, today=date(2020, 1, 1))[0])
    assert "Ask some of those who fell silent after" in nobody and "due within" not in nobody


def test_that_times_were_written_in_several_ways_is_told_before_any_number(
    log: EventLog, answers: dict[str, Any]
) -> None:
    wrong = mixed({DAY_FIRST: (856, "13/02/2026"), MONTH_FIRST: (379, "02/13/2026")}, DAY_FIRST)
    assert wrong
    told = replace(log, understood=replace(log.understood, mixed=wrong))
    (first, *_) = reported.pages(told, answers, words("en"), open_sample("en"))
    assert said(first).index("do not trust them") < said(first).index(words("en")("analyses.report.first.title"))
    assert complaints(first) == []


def test_a_cap_that_the_log_does_not_bear_out_is_not_asked_for(answers: dict[str, Any]) -> None:
    flat = replace(answers["pressure"], by_count=answers["pressure"].by_count[:1])
    t, day = words("en"), date(2020, 1, 1)
    assert "Keep to your cap" in " ".join(report_first.to_do(answers, open_sample("en"), t, day))
    told = " ".join(report_first.to_do({**answers, "pressure": flat}, open_sample("en"), t, day))
    assert told and "cap" not in told


def test_a_share_stands_beside_its_dot(pages: tuple[Scene, ...], answers: dict[str, Any]) -> None:
    t = words(pages[2].language)
    for each in answers["drop_off"].touchpoints:
        if each.flag:
            assert percent(each.share, t) in [text.text for text in pages[2].texts()]


def test_no_word_leaves_its_room(pages: tuple[Scene, ...]) -> None:
    for page in pages:
        assert complaints(page) == []


def test_what_has_no_answer_has_no_page(log: EventLog, answers: dict[str, Any]) -> None:
    some = {"horizon": answers["horizon"]}
    pages = reported.pages(log, some, words("en"))
    assert len(pages) == 5
    assert not any("natural end" in said(page) for page in pages)


def test_a_pdf_has_a_page_for_each(pages: tuple[Scene, ...]) -> None:
    data = REPORTS[".pdf"](pages, "A report")
    assert data.startswith(b"%PDF")
    assert len(PdfReader(io.BytesIO(data)).pages) == len(pages)


def test_html_asks_the_network_for_nothing(pages: tuple[Scene, ...]) -> None:
    page = REPORTS[".html"](pages, "A <b>report</b>").decode()
    assert page.count("<section") == len(pages)
    assert "A &lt;b&gt;report" in page
    assert "http://" not in page.replace("http://www.w3.org/", "") and "https://" not in page


def test_on_a_phone_words_are_words_and_a_page_of_words_alone_is_told(pages: tuple[Scene, ...]) -> None:
    sections = REPORTS[".html"](pages, "A report").decode().split("<section")[1:]
    for page, section in zip(pages, sections, strict=True):
        assert f"<h2>{escape(page.title)}</h2>" in section
    bullets = [page.split("<svg")[0].count("<li>") for page in sections]
    assert bullets[0] == len(reported.ORDER) + 3 and bullets[-1] >= 5 and bullets[2] == 0
    assert [number for number, page in enumerate(sections, 1) if 'class="told"' in page] == [1, 2, 6, 9, 10]


def test_slides_have_their_headings_as_titles_and_words_that_can_be_edited(pages: tuple[Scene, ...]) -> None:
    deck = Presentation(io.BytesIO(REPORTS[".pptx"](pages, "A report")))
    assert [slide.shapes.title.text for slide in deck.slides] == [page.title for page in pages]
    words_on = {shape.text_frame.text for shape in deck.slides[2].shapes if shape.has_text_frame}
    assert {text.text for text in pages[2].texts() if text.role != "heading"} <= words_on


def test_the_interval_under_a_heading_is_that_of_the_place_in_the_heading(
    pages: tuple[Scene, ...], answers: dict[str, Any]
) -> None:
    worst = worst_of(answers["drop_off"])
    assert worst is not None
    t = words(pages[2].language)
    (told,) = (text.text for text in pages[2].texts() if t.number(worst.n) in text.text and len(text.text) > 9)
    assert percent(worst.low, t) in told and percent(worst.high, t) in told


def test_months_are_named_and_shares_stand_on_round_numbers(pages: tuple[Scene, ...]) -> None:
    assert "2026-0" not in " ".join(map(said, pages))
    t = words("en")
    assert [told for _, told in report_axis.days(169, t)] == ["0", "30", "60", "90", "120", "150"]
    assert [told for _, told in report_axis.days(20_000, t)][-1] == "18,250"
    assert [told for _, told in report_axis.shares(0.92, t)] == ["0%", "20%", "40%", "60%", "80%"]
    assert [told for _, told in report_axis.shares(0.022, t)] == ["0%", "0.5%", "1%", "1.5%", "2%"]


@pytest.mark.parametrize("months", [1, 7, 40, 300])
def test_however_many_months_there_are_no_name_touches_another(log: EventLog, months: int) -> None:
    names = [f"{2000 + n // 12}-{n % 12 + 1:02}" for n in range(months)]
    rows = tuple(Month(name, 500, 5, None, None, None, 1, 0) for name in names[:1])
    rows += tuple(Month(name, 500, 5, 0.01, 0.005, 0.02, 1, 0) for name in names[1:])
    middle = names[months // 2]
    found = Haemorrhage(30, rows, middle, (names[0], names[-1]), 0.01, True, names[-1], 0.01, 0.012)
    page = reported.pages(log, {"haemorrhage": found}, words("it"))[2]
    assert complaints(page) == []
    assert ("Il campo rosso" in said(page)) is (months > 1) and "gen 2000" in said(page)


def test_customers_turnover_and_margin_stand_beside_the_value_where_whole_months_show_a_way(
    log: EventLog, answers: dict[str, Any]
) -> None:
    worth, t = answers["value"], words("en")
    page = reported.pages(log, {"value": worth}, t)[2]
    assert "index: mean month of Feb 2026 to Apr 2026 = 100" in said(page) and complaints(page) == []
    assert "at the end: mean month of May 2026 to Jul 2026" in said(page)
    ends = [text.text for text in page.texts() if text.text.startswith(("customers ", "turnover ", "margin "))]
    assert len(ends) == 3
    for name, told in (("customers", "customers"), ("turnover", "value"), ("margin", "margin")):
        (end,) = (int(each.split()[-1]) for each in ends if each.startswith(name))
        change = f"{t.number(end - 100, signed=True)}%"  # the sentence over the lines says the same of each
        assert f"{told} a month {change}" in said(page)
    short = reported.pages(log, {"value": replace(worth, monthly=worth.monthly[:3])}, t)[2]
    assert "= 100" not in said(short) and complaints(short) == []
    sunk = tuple(replace(each, margin=(each.margin or 0) * (-1) ** n) for n, each in enumerate(worth.monthly, 1))
    assert complaints(reported.pages(log, {"value": replace(worth, monthly=sunk)}, t)[2]) == []


def test_of_a_list_that_ends_nobody_says_that_it_is_all(log: EventLog, answers: dict[str, Any]) -> None:
    cooling, t = answers["dialogue"].cooling, words("en")
    many = {"dialogue": replace(answers["dialogue"], cooling=(cooling * MOST_COOLING)[:MOST_COOLING])}
    assert "200 customers or more" in said(reported.pages(log, many, t)[-1])
    few = {"dialogue": replace(answers["dialogue"], cooling=cooling[:3])}
    assert "Call the 3 customers" in said(reported.pages(log, few, t)[-1])


def dropped(*points: Point, **more: Any) -> dict[str, Any]:
    return {"drop_off": DropOff(30, 0.05, points, (), (), (), True, **more)}


def point(event: str, n: int, share: float, **more: Any) -> Point:
    return Point(event, "event", False, n, round(n * share), n, share=share, low=share / 2, high=share, **more)


def test_places_with_too_few_cases_stand_behind_and_those_without_room_are_counted(log: EventLog) -> None:
    rare = [point(f"Rare {n}", 1, 1.0) for n in range(20)]
    page = reported.pages(log, dropped(*rare, point("Common", 500, 0.2)), words("en"))[2]
    names = [text.text for text in page.texts() if text.text.startswith(("Rare", "Common"))]
    assert names[0] == "Common" and len(names) < 21
    assert f"{len(names)} of 21 are shown" in said(page)


def test_a_name_that_never_ends_hides_neither_the_page_nor_who_began(log: EventLog) -> None:
    endless = replace(point("a" + " word" * 2000, 500, 0.6, flag=True, excess=4.0), sent=True)
    pages = reported.pages(log, dropped(endless), words("en"))
    assert [complaint for page in pages for complaint in complaints(page)] == []
    assert pages[2].title.endswith("…") and "· from us" in said(pages[2])


def test_what_may_be_a_natural_end_is_a_limit_and_nothing_to_ask_about(log: EventLog) -> None:
    ended, lost = (point(event, 500, 0.6, flag=True, excess=4.0) for event in ("Paid", "Fees"))
    *_, limits, following = reported.pages(log, dropped(ended, lost, perhaps_ends=("Paid",)), words("en"))
    assert "“Paid” may be a natural end" in said(limits)
    assert "“Fees”" in said(following) and "Paid" not in said(following)


def test_what_stands_out_and_has_nothing_beside_it_is_told_as_a_limit(log: EventLog) -> None:
    alone, like = (point(name, 500, 0.6, excess_low=low, compared=900) for name, low in (("Visit", 2.0), ("Call", 1.0)))
    limits = said(reported.pages(log, dropped(alone, like), words("en"))[-2])
    assert "“Visit” stands above what is expected" in limits and "Call" not in limits


def test_whoever_was_lost_and_would_talk_is_named(log: EventLog, answers: dict[str, Any]) -> None:
    heard = Conversation(who="Ann", words="Too dear.")
    lost = Loss(id="l", conversations=(heard, *(Conversation(who=f"Bob {n}") for n in range(7))))
    bikes = open_sample("en").model_copy(update={"losses": (lost,)})
    told = said(reported.pages(log, {"horizon": answers["horizon"]}, words("en"), bikes)[-1])
    assert "7 customers who were lost would talk" in told and "Bob 4 …" in told and "Ann" not in told


def test_a_horizon_that_was_chosen_beyond_what_can_be_counted_stays_on_the_page(log: EventLog) -> None:
    curve = tuple(Returning(days, 0.9 - days / 50, 100 if days < 20 else 5) for days in range(41))
    for page in reported.pages(log, {"horizon": Horizon(40, 0.1, curve, 30, None, True)}, words("en")):
        assert complaints(page) == []


def test_a_question_without_an_answer_is_told_however_many_they_are(log: EventLog, answers: dict[str, Any]) -> None:
    why = {name: JourneyError("no_value", name) for name in ("pressure", "value")}
    pages = reported.pages(log, {"horizon": answers["horizon"]}, words("en"), None, why)
    assert said(pages[1]).count("Not answered: The log says no value of what customers did.") == 1
    long = {name: JourneyError("bad_value", name, problem=f"{name} " * 99) for name in reported.ORDER}
    assert len(reported.pages(log, {"horizon": answers["horizon"]}, words("en"), None, long)) == len(pages) + 1


def test_a_report_of_nothing_is_refused(log: EventLog) -> None:
    with pytest.raises(JourneyError) as refused:
        reported.pages(log, {"funnel": object()}, words("en"))
    assert refused.value.code == "nothing_to_report"


def test_where_no_question_has_an_answer_that_is_why_there_is_no_report(log: EventLog) -> None:
    why = {name: JourneyError("no_own_events", name) for name in reversed(reported.ORDER)}
    with pytest.raises(JourneyError) as refused:
        reported.pages(log, {}, words("en"), None, why)
    assert refused.value is why["drop_off"]


def test_the_title_of_a_slide_stands_where_the_heading_of_the_page_does(pages: tuple[Scene, ...]) -> None:
    for page, slide in zip(pages, seen(REPORTS[".pptx"](pages, "A report"), pages[0].language), strict=True):
        heading = next(text for text in page.texts() if text.role == "heading")
        title = next(text for text in slide.texts() if text.text.split()[0] == heading.text.split()[0])
        assert title.y == pytest.approx(heading.y * slide.width / page.width, abs=4)


def test_on_a_phone_nothing_is_pushed_aside_and_each_thing_of_a_chart_is_a_line(pages: tuple[Scene, ...]) -> None:
    written = as_html(pages, "Report").decode()
    assert "overflow-x" not in written and "860px" not in written
    points = written.split('id="page-3"')[1].split("</section>")[0].split("</svg>")[1]
    assert points.count("<li>") == sum(isinstance(item, Group) and item.role == ROW for item in pages[2].items) > 5
    first = points.split("<li>")[1].split("</li>")[0]
    assert first.count(" · ") == 2 and "%" in first and "5" in first.split(" · ")[-1]
    assert written.count('class="words"') > len(pages)

"""The report of who vanishes: what is in it, that its words stay in their room, and its three kinds of file."""

import io
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from pptx import Presentation
from pypdf import PdfReader

from journey.analyses import reported
from journey.analyses.silence import Terms
from journey.events.ingest import read
from journey.events.log import EventLog
from journey.events.sample.log import PATH
from journey.formats.library import open_sample
from journey.formats.report_pages import REPORTS
from journey.i18n import words
from journey.scene.primitives import Scene
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
    assert "146" in said(pages[1]) and "order_completed" in said(pages[1])
    assert "35" in pages[3].title
    assert "?" in said(pages[-1])


def test_every_finding_stands_on_the_first_page(pages: tuple[Scene, ...]) -> None:
    first = said(pages[0])
    for page in pages[2:-2]:
        assert page.title.split()[-2] in first


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


def test_slides_have_their_headings_as_titles_and_words_that_can_be_edited(pages: tuple[Scene, ...]) -> None:
    deck = Presentation(io.BytesIO(REPORTS[".pptx"](pages, "A report")))
    assert [slide.shapes.title.text for slide in deck.slides] == [page.title for page in pages]
    words_on = {shape.text_frame.text for shape in deck.slides[2].shapes if shape.has_text_frame}
    assert {text.text for text in pages[2].texts() if text.role != "heading"} <= words_on

"""The numbers of every answer are tables whose columns a person can read, in both languages."""

from importlib import import_module
from pathlib import Path

import pytest

from journey.analyses import MAPPED, OF_ONE, QUESTIONS, SILENT
from journey.analyses.embedded import tables_html
from journey.analyses.tables import tables
from journey.events.ingest import read
from journey.events.sample.log import PATH
from journey.formats.library import open_sample
from journey.i18n import LANGUAGES, words

LOG = "customer,time,event\nB1,2026-03-05,<b>x</b>\nB1,2026-03-06,y\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_told_in_tables(language: str) -> None:
    t, log = words(language), read(PATH)
    for name in (*QUESTIONS, OF_ONE):
        is_mapped = name in (*MAPPED, *SILENT)
        more = (open_sample(language),) if is_mapped else ("B15405",) if name == OF_ONE else ()
        told = tables(import_module(f"journey.analyses.{name}").compute(log, *more), t)
        assert told
        for title, rows in told:
            assert title
            assert len(rows)
            assert not [column for column in rows.columns if "_" in column]
    log.close()


def test_shares_are_per_cent_and_times_hours(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    log = read(tmp_path / "log.csv")
    (title, edges), *_ = tables(import_module("journey.analyses.itinerary").compute(log), words("en"))
    assert title == "Steps"
    assert edges.to_dict("records") == [{"From": "<b>x</b>", "To": "y", "How often": 1, "Median, hours": 24.0}]
    html = tables_html(import_module("journey.analyses.itinerary").compute(log), words("en"))
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "<b>" not in html
    log.close()

"""What a log offers as evidence: nothing on a map of which it has no event."""

from types import SimpleNamespace
from typing import Any

import pytest

from journey.analyses import cohorts
from journey.analyses.cohorts import Cohort, Cohorts
from journey.events.ingest import read
from journey.events.narrowing import MOST_EVENTS, happened
from journey.model import Map, Stage, Touchpoint
from journey.ui.evidence.accepting import _offered
from journey.ui.evidence.held import Held
from journey.ui.evidence.questions import is_of


@pytest.mark.parametrize(("event", "is_offered"), [("look", True), ("pay", False)])
def test_a_log_foreign_to_the_map_offers_no_claims(tmp_path: Any, event: str, is_offered: bool) -> None:
    path = tmp_path / "log.csv"
    path.write_text("customer,time,event\na,2026-01-01,look\na,2026-02-28,look\n", encoding="utf-8")
    place = Touchpoint(id="p", order="1", stage_id="s", title="Looks", event_names=(event,))
    opened: Any = SimpleNamespace(map=Map(id="m", stages=(Stage(id="s", name="Look"),), touchpoints=(place,)), head=1)
    log = read(path)
    found = Held("log.csv", None, log=log, happened=happened(log))
    said = cohorts.compute(log)
    assert said == Cohorts((Cohort("2026-01", 1, (1, 1)),))
    assert bool(_offered(found, "cohorts", said, opened)) is is_offered
    log.close()


@pytest.mark.parametrize(("names", "is_known"), [(("never", "rare"), True), (("never",), False), ((), False)])
def test_a_map_that_names_only_what_is_rare_is_the_logs_own(
    tmp_path: Any, names: tuple[str, ...], is_known: bool
) -> None:
    path = tmp_path / "log.csv"
    often = "".join(
        f"{who},2026-01-0{day},e{event}\n" for event in range(MOST_EVENTS) for who, day in (("a", 1), ("b", 2))
    )
    path.write_text(f"customer,time,event\n{often}a,2026-01-03,rare\n", encoding="utf-8")
    place = Touchpoint(id="p", order="1", stage_id="s", title="Looks", event_names=names)
    log = read(path)
    found = Held("log.csv", None, whole=log, log=log, happened=happened(log))
    assert "rare" not in found.happened
    assert is_of(found, Map(id="m", stages=(Stage(id="s", name="Look"),), touchpoints=(place,))) is is_known
    log.close()

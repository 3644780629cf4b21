"""What a log counted is said with its n, source and date, and stands on the card of its touchpoint."""

from datetime import date
from typing import Any

import pytest

from journey.i18n import words
from journey.lanes.counted import counted_at, proof_of, told
from journey.model import Link, Map, Metric
from journey.scene.primitives import Group, Rect, Text
from tests.layout.posters import groups, inside, poster, small_map, words_in

PROOF: dict[str, Any] = {"date": date(2026, 6, 30), "source": "shop-log.csv", "n": 5120}


def metric(kind: str, value: float, place: str = "t1", **more: Any) -> Metric:
    fields = {"id": f"me-{kind}-{place}", "touchpoint_id": place, "kind": kind, "value": value, **PROOF, **more}
    return Metric.model_validate(fields)


def card(*metrics: Metric, **more: Any) -> Group:
    return groups(poster(small_map(7, 2, metrics=metrics, **more)), "card")[0]


def roles(item: Group) -> set[str]:
    return {part.role for part in inside(item)}


class TestSentences:
    def test_a_share_says_of_whom_it_is_and_where_it_comes_from(self) -> None:
        assert told(metric("reached", 81), words("en")) == (
            "81% of the 5,120 customers seen in this stage came here (shop-log.csv, Jun 2026)"
        )
        assert told(metric("again", 38, source=""), words("it")) == (
            "38% dei 5.120 clienti passati di qui è tornato (giu 2026)"
        )

    def test_one_customer_and_nobody_knows_how_many_have_their_own_words(self) -> None:
        bare: dict[str, Any] = {"source": "", "date": None}
        assert "of the one customer" in told(metric("reached", 100, n=1, **bare), words("en"))
        assert told(metric("reordered", 12, n=None, **bare), words("en")) == (
            "12% of those who came here came in another order than the map’s"
        )

    def test_a_feeling_is_a_mean_with_its_sign(self) -> None:
        assert told(metric("sentiment", -1.4), words("en")).startswith(
            "felt −1.4 on a scale from −5 to +5, the mean of 5,120"
        )

    def test_a_link_tells_as_much_as_it_knows(self) -> None:
        link = Link(id="l", source_id="a", target_id="b", **PROOF)
        assert proof_of(link, words("en")) == "n 5,120 · shop-log.csv · Jun 2026"
        assert proof_of(Link(id="l", source_id="a", target_id="b"), words("en")) == ""


def test_of_several_numbers_the_newest_counts_and_those_of_one_persona_do_not() -> None:
    old, new = metric("reached", 50, id="a", date=date(2025, 1, 1)), metric("reached", 60, id="b")
    of_one = metric("reached", 70, id="c", persona_id="p1", date=date(2026, 7, 1))
    asked = metric("nps", 40, id="d")
    found = counted_at(small_map(1, 1, metrics=(new, old, of_one, asked), personas=[{"id": "p1", "name": "Maya"}]))
    assert {place: {kind: one.value for kind, one in kinds.items()} for place, kinds in found.items()} == {
        "t1": {"reached": 60}
    }


class TestCard:
    def test_a_bar_is_as_long_as_the_share_and_the_rest_is_dashed(self) -> None:
        parts = list(inside(card(metric("reached", 75))))
        bar = next(part for part in parts if part.role == "reached")
        rest = next(part for part in parts if part.role == "skipped")
        ground = next(part for part in parts if part.role == "ground")
        assert isinstance(bar, Rect) and isinstance(rest, Rect) and isinstance(ground, Rect)
        assert bar.width == pytest.approx(0.75 * (ground.width - 20)) and rest.dash and not bar.dash
        assert ground.y < bar.y and bar.y + bar.height < ground.y + ground.height

    @pytest.mark.parametrize(("value", "drawn"), [(0, {"skipped"}), (100, {"reached"})])
    def test_nobody_and_everybody_have_half_a_bar(self, value: float, drawn: set[str]) -> None:
        assert roles(card(metric("reached", value))) & {"reached", "skipped"} == drawn

    def test_under_half_those_who_skip_it_are_named(self) -> None:
        assert words_in(card(metric("reached", 34))).endswith("34% 66% never")
        assert words_in(card(metric("reached", 50))).endswith("50%")

    def test_many_who_come_back_or_in_another_order_have_a_sign_with_their_share(self) -> None:
        shown = card(metric("reached", 81), metric("again", 20), metric("reordered", 10))
        assert {"again", "reordered"} <= roles(shown) and {"20%", "10%"} <= set(words_in(shown).split())
        few = card(metric("reached", 81), metric("again", 19), metric("reordered", 9))
        assert not {"again", "reordered"} & roles(few)

    def test_a_card_grows_by_one_line_and_one_that_nobody_counted_does_not(self) -> None:
        cards = groups(poster(small_map(7, 2, metrics=[metric("reached", 81)])), "card")
        tall, plain = (next(part for part in inside(one) if isinstance(part, Rect)) for one in cards[:2])
        assert 20 < tall.height - plain.height < 32
        assert not {"reached", "skipped", "counted"} & roles(cards[1])

    def test_it_is_no_smaller_than_the_small_words_of_the_poster(self) -> None:
        texts = [part for part in inside(card(metric("reached", 34))) if isinstance(part, Text)]
        assert {text.size for text in texts if text.role == "counted"} == {14.0}

    def test_the_tooltip_says_all_of_it_also_where_a_sign_is_not_worth_it(self) -> None:
        tip = card(metric("reached", 81), metric("again", 4), metric("sentiment", 1.2)).tip
        assert "81% of the 5,120" in tip and "4% of the 5,120" in tip and "+1.2" in tip


class TestPoster:
    def test_the_legend_names_only_the_signs_that_are_there(self) -> None:
        def legend(*metrics: Metric) -> str:
            return " ".join(words_in(one) for one in groups(poster(small_map(7, 2, metrics=metrics)), "legend"))

        assert "seen in the stage" not in legend(metric("nps", 3))
        assert "seen in the stage" in legend(metric("reached", 81)) and "came back" not in legend(metric("reached", 81))
        assert "came back" in legend(metric("reached", 81), metric("again", 40))

    def test_the_evidence_counts_a_counted_touchpoint_once(self) -> None:
        def tip(*metrics: Metric) -> str:
            return groups(poster(small_map(1, 1, metrics=metrics)), "evidence")[0].tip

        assert tip().startswith("1 claim:") and "measured 0%" in tip()
        counted = tip(metric("reached", 81), metric("again", 40))
        assert counted.startswith("2 claims:") and "measured 50%" in counted

    def test_the_sources_name_the_log_of_a_link(self) -> None:
        link = Link(id="l", source_id="t1", target_id="t2", share=0.4, source="shop-log.csv")
        scene = poster(Map.model_validate(small_map(1, 2, links=[link])))
        assert any(text.role == "sources" and "shop-log.csv" in text.text for text in scene.texts())

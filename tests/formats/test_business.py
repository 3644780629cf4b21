"""Which kind of business a map is about: said only where it plainly shows."""

import pytest

from journey.formats.business import ANY, businesses, guessed_business
from journey.formats.library import open_sample, open_template
from journey.formats.suggestions import of_stages, of_touchpoints
from journey.i18n import LANGUAGES
from journey.model import MACRO_STAGES, Map, Stage, Touchpoint, fresh_copy


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("business", businesses())
def test_a_map_begun_from_a_template_is_of_its_business_under_any_title(business: str, language: str) -> None:
    for title in ("Q3", "Our new app", "Public launch", "Software for hotels"):
        begun = fresh_copy(open_template(business, language), title=title)
        assert guessed_business(begun) == business


@pytest.mark.parametrize(
    ("title", "business"),
    [
        ("Car insurance", "insurance"),
        ("Polizza casa", "insurance"),
        ("Città: il permesso", "public-service"),
        ("Servizi pubblici", "public-service"),
        ("Ristorante al mare", "hotel"),
        ("B&B in centro", "hotel"),
        ("The patient journey", "medical-visit"),
        ("E-commerce di scarpe", "online-shop"),
        ("Negozio di bici online", "online-shop"),
        ("SaaS onboarding", "subscription-software"),
        ("Consulenza fiscale", "consulting-sale"),
    ],
)
def test_a_title_that_leaves_no_doubt_tells(title: str, business: str) -> None:
    assert guessed_business(Map(id="m", title=title)) == business


@pytest.mark.parametrize(
    "title",
    [
        "", "A plan for next year", "Swim school", "Scuola di nuoto", "Pubblicità in radio", "Publicity", "Bike shop",
        "Visita al museo", "Modalità di pagamento", "Saluti e baci", "La sinistra", "Restauro di mobili",
        "In order to pay", "Gym subscription", "Public relations", "Privacy policy", "Real estate agency",
        "Software for hotels",
    ],
)  # fmt: skip
def test_where_a_title_may_mean_many_things_or_two_nothing_is_guessed(title: str) -> None:
    assert guessed_business(Map(id="m", title=title)) == ANY


def test_what_a_map_is_for_is_no_title() -> None:
    told = Map(id="m", title="Swim school", objective="More citizens with a subscription", scenario="A public service")
    assert guessed_business(told) == ANY


def test_the_blank_template_is_of_any_business_and_the_sample_a_shop() -> None:
    for language in LANGUAGES:
        assert guessed_business(open_template("blank", language)) == ANY
        assert guessed_business(open_sample(language)) == "online-shop"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_everybody_has_tells_nothing_and_what_one_kind_has_tells_it(language: str) -> None:
    for business in (*businesses(), ANY):
        taken = Map(
            id="m",
            stages=tuple(Stage(id=f"s{n}", name=each.words) for n, each in enumerate(of_stages(business, language))),
            touchpoints=tuple(
                Touchpoint(id=f"{macro}{n}", stage_id="s0", title=each.words)
                for macro in MACRO_STAGES
                for n, each in enumerate(of_touchpoints(business, language, macro, 0.5))
            ),
        )
        assert guessed_business(taken) == business


def test_one_shared_name_tells_nothing() -> None:
    stage = open_template("insurance").stages[0]
    assert guessed_business(Map(id="m", stages=(stage,))) == ANY

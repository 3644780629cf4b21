"""What a single line of text already tells about a new record."""

import pytest

from journey.formats.guesses import guessed_look
from journey.model import Channel, Map, Persona
from journey.ui.define.newcomers import named_channel, newcomer


@pytest.mark.parametrize(
    ("name", "icon", "kind"),
    [
        ("Website", "web", "digital"),
        ("E-mail", "email", "digital"),
        ("Telefono", "phone", "human"),
        ("WhatsApp", "chat", "digital"),
        ("App", "app", "digital"),
        ("Appuntamento in filiale", "store", "physical"),
        ("Social network", "social", "digital"),
        ("Platform", "web", "digital"),
        ("Call centre", "phone", "human"),
        ("Corriere", "parcel", "physical"),
        ("Passaparola", "friends", "human"),
        ("Customer support", "headset", "human"),
        ("Pubblicità", "ad", "physical"),
        ("Something else", "web", "digital"),
    ],
)
def test_a_channels_name_suggests_its_look(name: str, icon: str, kind: str) -> None:
    assert guessed_look(name) == (icon, kind)


def test_the_channel_named_in_a_title_is_its_channel() -> None:
    channels = (Channel(id="e", name="E-mail"), Channel(id="x", name="TV"))
    named = [named_channel(title, channels) for title in ("Gets an e-mail", "Sees it on TV", "Waits")]
    assert [channel.id if channel else None for channel in named] == ["e", None, None]


def test_the_faces_of_new_personas_differ_from_those_before() -> None:
    held = Map(id="m", personas=(Persona(id="a", name="A"),))
    fresh = [newcomer(held, "personas", name, place, {}) for place, name in enumerate("BCD")]
    assert all(isinstance(persona, Persona) for persona in fresh)
    assert len({persona.face for persona in fresh if isinstance(persona, Persona)}) == 3


@pytest.mark.parametrize(
    "title",
    ["Reminder by text", "An e-mail with the price", "“Newsletter of May”", "Ad on the bus", "Invoice", "La fattura",
     "L’annuncio sul tram", "Un promemoria via SMS", "Secondo sollecito", "Conferma dell’ordine"],
)  # fmt: skip
def test_what_the_customer_receives_is_started_by_the_company(title: str) -> None:
    assert newcomer(Map(id="m"), "touchpoints", title, 0, {"stage_id": "s"}).initiator == "company"


@pytest.mark.parametrize(
    "title",
    ["Opens the newsletter", "Calls to ask", "Adds to the basket", "Reads the invoice", "Chiede un preventivo",
     "Apre la fattura", "Address on the site", "Cerca «offerte»", "Mailbox", "Confirms the order"],
)  # fmt: skip
def test_what_the_customer_does_is_started_by_the_customer(title: str) -> None:
    assert newcomer(Map(id="m"), "touchpoints", title, 0, {"stage_id": "s"}).initiator == "customer"


def test_who_starts_it_is_left_alone_where_it_is_said() -> None:
    told = newcomer(Map(id="m"), "touchpoints", "Newsletter", 0, {"stage_id": "s", "initiator": "partner"})
    assert told.initiator == "partner"


@pytest.mark.parametrize(
    "title", ["Receives the invoice", "Is invited to the party", "Riceve l’invito", "Viene richiamata"]
)
def test_what_is_received_is_started_by_the_company(title: str) -> None:
    assert newcomer(Map(id="m"), "touchpoints", title, 0, {"stage_id": "s"}).initiator == "company"


@pytest.mark.parametrize(("icon", "starts"), [("friends", "social"), ("review", "social"), ("web", "customer")])
def test_in_a_channel_of_other_people_they_start(icon: str, starts: str) -> None:
    journey_map = Map(id="m", channels=(Channel(id="c", name="Passaparola", icon=icon),))
    assert (
        newcomer(journey_map, "touchpoints", "Ne sente parlare", 0, {"stage_id": "s", "channel_id": "c"}).initiator
        == starts
    )

"""What a single line of text already tells about a new record."""

import pytest

from journey.model import Channel, Map, Persona
from journey.ui.define.newcomers import guessed_look, named_channel, newcomer


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

"""Personas: who walks this way, in how they voice it."""

from journey.formats.suggestions import LISTS, of_persona_lists, of_personas
from journey.model import Map, Persona
from journey.model.folding import folded
from journey.scene.portraits import BEARDS, HAIR
from journey.ui.define.business import business_choice, business_of, ideas, language_of
from journey.ui.define.chosen import chosen_persona, persona_tabs
from journey.ui.define.sheet import Adder, Column, Option, Row, Sheet
from journey.ui.define.stages import plainly
from journey.ui.icons import portrait
from journey.ui.session import session

COLLECTION = "personas"
TABLE = ("name", "role", "segment", "share", "quote", "biography")
_MOST_ENTRIES = 2  # suggested below a list


def sheet(journey_map: Map) -> Sheet:
    """One persona at a time: portrait and face, name, share, their words, and lists with one entry a line."""
    t = session.words
    persona = chosen_persona(journey_map)
    return Sheet(
        scope="personas",
        columns=_columns(journey_map, persona),
        rows=(_row(journey_map, persona),) if persona else (),
        tabs=(persona_tabs(journey_map),) if persona else (),
        adder=adder(journey_map),
        layout="card",
        movable=True,
        empty=t("define.empty.personas"),
        aside=t("define.fields.face"),
    )


def adder(journey_map: Map) -> Adder:
    offered = of_personas(business_of(journey_map), language_of(journey_map))
    there = [words for persona in journey_map.personas for words in (persona.name, persona.segment)]
    return Adder(
        "personas",
        session.words("define.add_persona"),
        ideas=ideas(journey_map, offered, there),
        business=business_choice(journey_map),
    )


def _entries(journey_map: Map, persona: Persona | None) -> dict[str, tuple[str, ...]]:
    """What personas of others need, expect, want: what none of these have, for each list a little."""
    known = of_persona_lists(business_of(journey_map), language_of(journey_map))
    said = {folded(entry) for name in LISTS for each in journey_map.personas for entry in getattr(each, name)}
    if persona is None:
        return {}
    return {name: tuple(each for each in known[name] if folded(each) not in said)[:_MOST_ENTRIES] for name in LISTS}


def _columns(journey_map: Map, persona: Persona | None) -> tuple[Column, ...]:
    t = session.words
    entries = _entries(journey_map, persona)
    channels = tuple(Option(channel.id, channel.name, channel.icon) for channel in journey_map.channels)
    hair = tuple(Option(style, t(f"define.hair.{style}")) for style in HAIR)
    beard = tuple(Option(style, t(f"define.beard.{style}")) for style in BEARDS)
    one = t("define.fields.one_a_line")
    columns = [
        Column("portrait", "face", "", span=2),
        Column("name", "text", t("define.fields.name"), span=5),
        Column("segment", "text", t("define.fields.segment"), span=5),
        Column("role", "text", t("define.fields.role"), span=7),
        Column("share", "number", t("define.fields.share"), span=3),
        Column("quote", "voice", t("define.fields.quote"), span=10),
        Column("biography", "area", t("define.fields.biography")),
        *(
            Column(name, "lines", t(f"define.fields.{name}"), placeholder=one, span=6, ideas=entries.get(name, ()))
            for name in LISTS
        ),
    ]
    if channels:
        columns.append(Column("channel_ids", "many", t("define.fields.channel_ids"), options=channels, span=6))
    looks = (
        ("hair", "choice", hair, 3), ("hair_color", "colour", (), 2), ("beard", "choice", beard, 3),
        ("skin", "colour", (), 2), ("glasses", "check", (), 2),
    )  # fmt: skip
    columns += [
        Column(f"face.{name}", kind, t(f"define.fields.{name}"), options=options, span=span, place="aside")
        for name, kind, options, span in looks
    ]
    return tuple(columns)


def _row(journey_map: Map, persona: Persona) -> Row:
    place = [other.id for other in journey_map.personas].index(persona.id)
    values = persona.model_dump(mode="json", exclude={"id", "order", "face", "share"})
    face = {f"face.{name}": value for name, value in persona.face.model_dump(mode="json").items()}
    share = plainly(None if persona.share is None else round(persona.share * 100, 4))
    return Row(
        persona.id,
        persona.name,
        {
            **values,
            **face,
            "share": share,
            "portrait": portrait(persona, place, 132, journey_map.photo_of.get(persona.id)),
        },
        drop=persona.id,
    )

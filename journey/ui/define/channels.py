"""Channels: by which means customer and company meet."""

from collections import Counter

from journey.formats.suggestions import of_channels
from journey.model import Map
from journey.scene.icons import channel_icons
from journey.ui.define.business import business_choice, business_of, ideas, language_of
from journey.ui.define.sheet import Adder, Column, Option, Row, Sheet
from journey.ui.session import session

COLLECTION = "channels"
TABLE = ("name", "icon", "kind")
KINDS = ("digital", "physical", "human")
MOST_IDEAS = 6


def sheet(journey_map: Map) -> Sheet:
    """A row a channel: its name, its icon, what kind it is, and how often it is used."""
    t = session.words
    used = Counter(touchpoint.channel_id for touchpoint in journey_map.touchpoints)
    strange = sorted({channel.icon for channel in journey_map.channels} - set(channel_icons()))
    icons = tuple(Option(icon, icon_name(icon), icon) for icon in (*channel_icons(), *strange))
    return Sheet(
        scope="channels",
        columns=(
            Column("name", "text", t("define.fields.name"), "minmax(10rem, 1fr)"),
            Column("icon", "icon", t("define.fields.icon"), "13rem", icons),
            Column("kind", "choice", t("define.fields.kind"), "9rem", tuple(Option(k, kind_name(k)) for k in KINDS)),
            Column("used", "count", t("define.fields.used"), "5.5rem"),
        ),
        rows=tuple(
            Row(
                channel.id,
                channel.name,
                {
                    "name": channel.name,
                    "icon": channel.icon,
                    "kind": channel.kind,
                    "used": t("define.used", n=used[channel.id]),
                },
                number=number,
                drop=channel.id,
            )
            for number, channel in enumerate(journey_map.channels, 1)
        ),
        adder=adder(journey_map),
        movable=True,
        empty=t("define.empty.channels"),
    )


def adder(journey_map: Map) -> Adder:
    t = session.words
    offered = of_channels(business_of(journey_map), language_of(journey_map))
    there = [channel.name for channel in journey_map.channels]
    return Adder(
        "channels",
        t("define.add_channel"),
        ideas=ideas(journey_map, offered, there, MOST_IDEAS),
        business=business_choice(journey_map),
    )


def icon_name(icon: str | None) -> str:
    key = f"define.icons.{icon}"
    return session.words(key) if session.words.has(key) else str(icon)


def kind_name(kind: str) -> str:
    return session.words(f"define.kinds.{kind}")

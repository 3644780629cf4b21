"""Channels: by which means customer and company meet."""

from collections import Counter

from journey.model import Map
from journey.scene.icons import channel_icons
from journey.ui.define.sheet import Adder, Column, Option, Row, Sheet
from journey.ui.session import session

COLLECTION = "channels"
TABLE = ("name", "icon", "kind")
KINDS = ("digital", "physical", "human")
ENOUGH = 6


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
    taken = {channel.name.casefold() for channel in journey_map.channels}
    ideas = [idea for idea in t("define.suggestions.channels").split("|") if idea.casefold() not in taken]
    return Adder("channels", t("define.add_channel"), ideas=tuple(ideas) if len(taken) < ENOUGH else ())


def icon_name(icon: str | None) -> str:
    key = f"define.icons.{icon}"
    return session.words(key) if session.words.has(key) else str(icon)


def kind_name(kind: str) -> str:
    return session.words(f"define.kinds.{kind}")

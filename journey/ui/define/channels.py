"""Channels: by which means customer and company meet."""

from collections import Counter

import streamlit as st

from journey.model import Map, Record
from journey.model.changes import new
from journey.scene.icons import channel_icons
from journey.ui.define.rows import adder, row_buttons
from journey.ui.fields import bare_choice, bare_text
from journey.ui.icons import show_icon
from journey.ui.session import session

COLLECTION = "channels"
COLUMNS = ("name", "icon", "kind")
KINDS = ("digital", "physical", "human")
_WIDTHS = (0.5, 3, 2.2, 1.7, 1.2, 1.2)


def form(journey_map: Map) -> None:
    """A row a channel: its icon, name, kind, and how often it is used."""
    t = session.words
    used = Counter(touchpoint.channel_id for touchpoint in journey_map.touchpoints)
    if not journey_map.channels:
        st.markdown(t("define.empty.channels"))
    else:
        heads = st.columns(_WIDTHS)
        for column, field in zip(heads[1:5], (*COLUMNS, "used"), strict=True):
            column.caption(t(f"define.fields.{field}"))
    for channel in journey_map.channels:
        picture, name, icon, kind, count, buttons = st.columns(_WIDTHS, vertical_alignment="center")
        with picture:
            show_icon(channel.icon)
        with name:
            bare_text(channel, "name", t("define.fields.name"))
        with icon:
            known = channel_icons()
            icons = known if channel.icon in known else (*known, channel.icon)
            bare_choice(channel, "icon", t("define.fields.icon"), icons, icon_name)
        with kind:
            bare_choice(channel, "kind", t("define.fields.kind"), KINDS, lambda k: t(f"define.kinds.{k}"))
        count.caption(t("define.used", n=used[channel.id]))
        with buttons:
            row_buttons(channel, journey_map.channels)
    taken = {channel.name.casefold() for channel in journey_map.channels}
    ideas = [word for word in t("define.suggestions.channels").split("|") if word.casefold() not in taken]
    adder("channels", t("define.add_channel"), make(journey_map), ideas[:5] if len(journey_map.channels) < 6 else ())


def icon_name(icon: str | None) -> str:
    key = f"define.icons.{icon}"
    return session.words(key) if session.words.has(key) else str(icon)


_GUESSES = {
    "mail": "email", "posta elettronica": "email", "tele": "phone", "phone": "phone", "call": "phone", "shop": "store",
    "store": "store", "negozio": "store", "punto vendita": "store", "agenzia": "store", "social": "social",
    "facebook": "social", "instagram": "social", "chat": "chat", "whatsapp": "chat", "sms": "sms", "app": "app",
    "blog": "blog", "video": "video", "youtube": "video", "search": "search", "google": "search", "ricerca": "search",
    "review": "review", "recension": "review", "friend": "friends", "amic": "friends", "letter": "post", "posta": "post",
    "advis": "advisor", "consul": "advisor", "agent": "advisor", "help": "headset", "assist": "headset",
    "deliver": "parcel", "corriere": "parcel", "bank": "bank", "banca": "bank", "pubblic": "ad", "advert": "ad",
    "form": "form", "modulo": "form", "card": "card", "event": "calendar", "fiera": "calendar",
}  # fmt: skip
_KINDS = {
    "store": "physical", "post": "physical", "parcel": "physical", "bank": "physical", "ad": "physical",
    "phone": "human", "advisor": "human", "friends": "human", "headset": "human", "calendar": "human",
}  # fmt: skip


def guess(name: str) -> tuple[str, str]:
    """The icon and the kind that a channel's name suggests."""
    icon = next((icon for part, icon in _GUESSES.items() if part in name.casefold()), "web")
    return icon, _KINDS.get(icon, "digital")


def make(_: Map):  # type: ignore[no-untyped-def]
    def channel(name: str) -> Record:
        icon, kind = guess(name)
        return new("channels", name=name, icon=icon, kind=kind)

    return channel

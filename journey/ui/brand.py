"""The client's brand on the Export page: name, colour, font and logo, how they look, and those of other maps."""

import json

import streamlit as st

from journey.errors import JourneyError
from journey.formats.logo import MOST_BYTES, SUFFIXES, logo_of
from journey.formats.svg import scene_svg
from journey.layout.brand_sample import brand_sample
from journey.model import Brand, Map
from journey.model.branding import colour_of, taken_over, with_brand, without_brand
from journey.model.brands import FONTS
from journey.scene.brands import READABLE, Clash, clashes, readable, theme_of
from journey.ui.editing import save
from journey.ui.markdown import escaped
from journey.ui.problems import say
from journey.ui.session import session, store
from journey.ui.viewer import still

_MOST_OFFERED = 6


def brand_desk(journey_map: Map) -> None:
    """The fields behind one line that says whose brand the map has; each is saved at once."""
    t = session.words
    brand = journey_map.brand or Brand(id="none")
    title = t("brand.title")
    if journey_map.brand:
        title = t("brand.of", name=escaped(brand.name or brand.colour or t("brand.unnamed")))
    with st.expander(title, icon=":material/palette:", key="brand"):
        st.caption(t("brand.about"))
        _others(journey_map)
        name = session.controlled("brand_name", brand.name)
        st.text_input(t("brand.name"), key=name, on_change=_keep, args=("name", name), placeholder=t("brand.example"))
        _colour(journey_map, brand)
        font = session.controlled("brand_font", brand.font)
        st.segmented_control(
            t("brand.font"), FONTS, key=font, required=True, width="stretch", on_change=_keep, args=("font", font)
        )
        _logo(brand)
        refused: JourneyError | None = session.get("brand_refused", None)
        if refused is not None:
            session.put("brand_refused", None)
            say(refused)
        if journey_map.brand:
            st.caption(t("brand.looks"))
            for look in ("light", "dark"):
                still(scene_svg(brand_sample(journey_map, look, t), gradient_prefix=look), key=f"brand_{look}")
            st.button(
                t("brand.remove"), key="no_brand", icon=":material/format_color_reset:", type="tertiary",
                on_click=_remove,
            )  # fmt: skip


def _others(journey_map: Map) -> None:
    """The brands of the person's other maps, a click each."""
    found = _offered(journey_map)
    if not found:
        return
    st.caption(session.words("brand.others"))
    with st.container(horizontal=True, gap="small", key="brand_others"):
        for place, brand in enumerate(found):
            st.button(escaped(brand.name or brand.colour), key=f"brand_{place}", on_click=_take_over, args=(brand,))


def _offered(journey_map: Map) -> list[Brand]:
    """Each look once, the map changed last first; not the one that the map has."""
    held, looks = store(), {_look(journey_map.brand)} if journey_map.brand else set()
    offered: list[Brand] = []
    for summary in held.maps():
        if not summary.counts.get("brands") or summary.id == journey_map.id:
            continue
        brand = held.load(summary.id)[0].brand
        if brand and (brand.name or brand.colour) and _look(brand) not in looks:
            looks.add(_look(brand))
            offered.append(brand)
    return offered[:_MOST_OFFERED]


def _look(brand: Brand) -> tuple[str, str, str, str]:
    return brand.name, brand.colour, brand.font, brand.logo


def _colour(journey_map: Map, brand: Brand) -> None:
    """The colour as the client's style sheet writes it, or picked; and where words could not be read in it."""
    t = session.words
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="brand_colours"):
        written = session.controlled("brand_colour", session.get("brand_written", "") or brand.colour)
        st.text_input(
            t("brand.colour"), key=written, on_change=_write_colour, args=(written,), placeholder="#RRGGBB",
            max_chars=40, help=t("brand.colour_about"),
        )  # fmt: skip
        picked = session.controlled("brand_picked", brand.colour or theme_of(journey_map, "light").brand)
        st.color_picker(
            t("brand.picker"), key=picked, label_visibility="collapsed", on_change=_write_colour, args=(picked,)
        )
    if not brand.colour:
        return
    weak, shade = clashes(brand.colour, "light"), readable(brand.colour, "light")
    if weak:
        told = t("brand.weak", colour=brand.colour, pairs=_pairs(weak), needed=t.number(READABLE, 1), shade=shade)
        st.warning(escaped(told), icon=":material/contrast:")
        st.button(
            t("brand.take_shade", shade=shade), key="brand_shade", on_click=_set, args=("colour", shade),
            icon=":material/format_color_fill:",
        )  # fmt: skip
    weak = clashes(brand.colour, "dark")
    if weak:
        st.caption(escaped(t("brand.dark", pairs=_pairs(weak), shade=readable(brand.colour, "dark"))))


def _pairs(weak: tuple[Clash, ...]) -> str:
    t = session.words
    return ", ".join(
        t("brand.pair", ratio=t.number(clash.ratio, 1), place=t(f"brand.places.{clash.place}"), ground=clash.ground)
        for clash in weak
    )


def _logo(brand: Brand) -> None:
    t = session.words
    key = f"brand_logo:{session.get('logos_taken', 0)}"  # a new one each time: the field is empty again
    with st.container(key="brand_logo", gap=None):
        # The button's word comes from the style sheet: the uploader itself speaks English only.
        word = json.dumps(t("export.browse"), ensure_ascii=False)
        st.html(f"<style>.st-key-brand_logo {{ --browse: {word}; }}</style>")
        st.file_uploader(
            t("brand.logo"), type=list(SUFFIXES), key=key, help=t("brand.logo_about"),
            max_upload_size=MOST_BYTES // 1_000_000, on_change=_bring, args=(key,),
        )  # fmt: skip
    if brand.logo:
        st.button(
            t("brand.no_logo"), key="no_logo", icon=":material/hide_image:", type="tertiary", on_click=_set,
            args=("logo", ""),
        )  # fmt: skip


def _set(field: str, value: str) -> None:
    save(lambda journey_map: with_brand(journey_map, **{field: value}))


def _keep(field: str, key: str) -> None:
    _set(field, session.widget(key, ""))


def _remove() -> None:
    save(without_brand)


def _take_over(brand: Brand) -> None:
    save(lambda journey_map: taken_over(journey_map, brand))


def _write_colour(key: str) -> None:
    written = session.widget(key, "")
    try:
        colour = colour_of(written)
    except JourneyError as error:
        session.put("brand_refused", error)  # said beside the field, where the words still stand
        session.put("brand_written", written)
        return
    session.put("brand_written", "")
    _set("colour", colour)


def _bring(key: str) -> None:
    brought = session.widget(key, None)
    if brought is None:
        return
    session.put("logos_taken", session.get("logos_taken", 0) + 1)
    try:
        logo = logo_of(brought.getvalue())
    except JourneyError as error:
        session.put("brand_refused", error)
        return
    _set("logo", logo)

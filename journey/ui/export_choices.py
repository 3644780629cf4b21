"""What a person chooses about a file: its format, its paper, its language and its look."""

from dataclasses import dataclass, replace

import streamlit as st

from journey.formats import FORMATS, ExportOptions, Format
from journey.formats.paper import PAPERS, page_for
from journey.formats.typeset import MOST_PIXELS
from journey.i18n import LANGUAGES
from journey.model import Map
from journey.model.remarks import open_remarks
from journey.scene.primitives import Scene
from journey.scene.themes import NAMES as THEMES
from journey.store import Access
from journey.store.rights import Takes
from journey.ui.comparing import beside_choice, compared
from journey.ui.followed import followed
from journey.ui.session import session
from journey.ui.toolbar import graph_detail, lane_choice, persona_chips, sheet_choice, view_choice

SCALES = (1.0, 2.0, 3.0, 4.0)
DPIS = (96.0, 150.0, 300.0)
PICTURES = ("png", "pdf", "svg", "html")
RETURNING = ("xlsx", "csv")  # which may be changed elsewhere and brought back
GROUPS = {
    "pictures": PICTURES,
    "slides": ("pptx",),
    "data": ("xlsx", "csv", "json", "markdown", "mermaid", "cjml"),
}
"""The formats that can be written, by what they are for; the ones most asked for first."""


def writable(access: Access) -> dict[str, tuple[Format, ...]]:
    """The formats that can be written and may be taken away, in their groups; a group without any is not there."""
    forms = {form.name: form for form in FORMATS if form.write and access.may_take(taken_as(form))}
    groups = {group: tuple(forms[name] for name in names if name in forms) for group, names in GROUPS.items()}
    return {group: held for group, held in groups.items() if held}


def taken_as(form: Format) -> Takes:
    """What one must be allowed to take away for a file of this format."""
    return "pictures" if form.name in PICTURES else "everything"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The format that was chosen and how to write it; ``is_picture`` where the choices about looks apply."""

    form: Format
    options: ExportOptions

    @property
    def is_picture(self) -> bool:
        return self.form.name in PICTURES


def choose(journey_map: Map, access: Access) -> Wanted:
    """Draws the choices, top to bottom, and gives what they say."""
    form = _format(access)
    options = ExportOptions(view=session.view, lang=session.language, choices=session.choices(journey_map))
    if form.name not in PICTURES:
        speaks = form.name in GROUPS["data"] and "lang" in form.takes  # slides have choices of their own
        options = replace(options, lang=language_choice()) if speaks else options
        if form.name in RETURNING:
            options = replace(options, head=session.head)
        if form.name == "xlsx" and journey_map.comments:
            options = replace(options, choices=replace(session.choices(journey_map), comments=_comments("in_workbook")))
        return Wanted(form, options)
    st.divider()
    every = _view(journey_map, form)
    choices = compared(journey_map).choices
    if session.view == "persona" and not every and journey_map.personas:
        choices = replace(choices, focus=choices.focus or journey_map.personas[0].id)
    elif every:
        choices = replace(choices, focus="", personas=())
    options = replace(options, view=session.view, choices=choices)
    left, right = st.columns(2)
    with left:
        language = language_choice()
    with right:
        paper = _paper() if form.name != "html" else "fit"
    usual = session.theme if paper == "fit" else THEMES[0]  # nobody prints a dark page unasked
    theme = _row("theme", THEMES, usual, "export.themes", stretch=True)
    if session.view == "poster" and open_remarks(journey_map):
        options = replace(options, choices=replace(session.choices(journey_map), comments=_comments("on_picture")))
    return Wanted(form, replace(options, lang=language, paper=paper, theme=theme))


def language_choice() -> str:
    """Draws the choice of a file's language and gives it."""
    return _row("language", LANGUAGES, session.language, "app.languages", stretch=True)


def resolution(scene: Scene, wanted: Wanted) -> tuple[Wanted, str]:
    """Draws the choice of a PNG's resolution, takes it over, and says the size it gives.

    What is larger than any program opens is not offered.
    """
    t = session.words
    paper = wanted.options.paper
    page = page_for(scene, paper)
    steps = SCALES if paper == "fit" else DPIS
    densities = {step: step * 96 if paper == "fit" else step for step in steps}
    sizes = {step: page.pixels(density) for step, density in densities.items()}
    possible = [step for step in steps if sizes[step][0] * sizes[step][1] <= MOST_PIXELS]

    def size_of(step: float) -> str:
        return f"{t.number(sizes[step][0])} × {t.number(sizes[step][1])} px"

    def named(step: float) -> str:
        return f"{step:g}× · {size_of(step)}" if paper == "fit" else f"{step:g} dpi · {size_of(step)}"

    kind = "scale" if paper == "fit" else "dpi"
    held = session.get(f"export_{kind}", 2.0 if paper == "fit" else 300.0)
    key, now = f"export_{kind}", held if held in possible else possible[-1]
    step: float = st.selectbox(
        t("export.resolution"),
        possible,
        format_func=named,
        filter_mode=None,
        on_change=_keep,
        args=(key,),
        **followed(key, now, label=named(now), options=possible),
    )
    options = wanted.options
    options = replace(options, scale=step) if paper == "fit" else replace(options, dpi=step)
    return replace(wanted, options=options), size_of(step)


def _format(access: Access) -> Format:
    """What the file is for, then which one."""
    t = session.words
    groups = writable(access)
    forms = {form.name: form for held in groups.values() for form in held}
    name = session.get("export_format", PICTURES[0])
    form = forms.get(name) or next(iter(forms.values()))
    group = next(group for group, held in groups.items() if form in held)
    key = "export_group"
    st.segmented_control(
        t("export.format"), list(groups), required=True, width="stretch",
        format_func=lambda group: t(f"export.groups.{group}"), on_change=_enter, args=(key, groups),
        **followed(key, group, default=group),
    )  # fmt: skip
    if len(groups[group]) > 1:
        st.pills(
            t(f"export.groups.{group}"),
            [each.name for each in groups[group]],
            required=True,
            wrap=True,
            label_visibility="collapsed",
            format_func=lambda name: t(f"export.formats.{name}.name"),
            on_change=_keep,
            args=("export_format",),
            **followed("export_format", form.name, default=form.name),
        )
    st.caption(t(f"export.formats.{form.name}.about"))
    return form


def _enter(key: str, groups: dict[str, tuple[Format, ...]]) -> None:
    """Another group begins with its first format."""
    session.put("export_format", groups[session.widget(key, next(iter(groups)))][0].name)


def _view(journey_map: Map, form: Format) -> bool:
    """Draws the choice of the picture; True where it is the sheets of all personas."""
    view_choice("export_view", on_page=False)
    if session.view == "persona" and form.name == "pdf" and len(journey_map.personas) > 1:
        key, chosen = "export_sheets", session.get("export_sheets", True)
        told = followed(key, chosen, value=chosen)
        if st.checkbox(session.words("export.every_sheet"), on_change=_keep, args=(key,), **told):
            return True
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        match session.view:
            case "poster":
                persona_chips(journey_map)
                lane_choice(journey_map)
            case "curve":
                persona_chips(journey_map)
            case "graph":
                graph_detail(journey_map)
            case "persona":
                sheet_choice(journey_map)
            case "compare":
                beside_choice(journey_map)
    return False


def _comments(where: str) -> bool:
    """Whether the file shows what was said, or where: only where it is asked for, for pictures and workbooks apart."""
    t, name = session.words, f"export_comments_{where}"
    chosen = session.get(name, False)
    told = followed(name, chosen, value=chosen)
    st.checkbox(t(f"comments.{where}"), on_change=_keep, args=(name,), help=t(f"comments.{where}_about"), **told)
    return chosen


def _paper() -> str:
    t = session.words
    key, chosen = "export_paper", session.get("export_paper", session.preferences.paper)
    paper: str = st.selectbox(
        t("export.paper"),
        PAPERS,
        filter_mode=None,
        format_func=lambda paper: t(f"export.papers.{paper}"),
        on_change=_keep,
        args=(key,),
        **followed(key, chosen, options=PAPERS),
    )
    return paper


def _row(name: str, options: tuple[str, ...], default: str, words: str, stretch: bool = False) -> str:
    t = session.words
    key = f"export_{name}"
    held = session.get(key, default)
    chosen = st.segmented_control(
        t(f"export.{name}"),
        options,
        required=True,
        width="stretch" if stretch else "content",
        format_func=lambda option: t(f"{words}.{option}"),
        on_change=_keep,
        args=(key,),
        **followed(key, held, default=held),
    )
    return str(chosen or default)


def _keep(name: str) -> None:
    session.put(name, session.widget(name, None))

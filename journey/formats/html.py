"""One HTML file that opens anywhere, without a network: the map's pictures, their fonts and a small viewer inside.

Pan, zoom, tooltips and keys come from the script that the application uses too; without scripts the picture that was
asked for still stands there. A content security policy lets nothing in from outside: only the one script, by its hash.
"""

import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from journey.formats.format import PICTURE_OPTIONS, ExportOptions, Format, Written
from journey.formats.html_views import Picture, pictures
from journey.formats.picture import notes_of, placeholder_notes
from journey.formats.svg import legal, scene_svg
from journey.formats.webfonts import font_face_css
from journey.i18n import words
from journey.model import Brand, Map
from journey.scene.brands import themed
from journey.scene.primitives import Scene, Text
from journey.scene.themes import Theme
from journey.scene.typefaces import css_family

VIEWER = Path(__file__).resolve().parents[2] / "static" / "viewer.js"

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-{hash}'; \
style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="{scheme}">
<meta name="generator" content="Itinerario">
<title>{title}</title>
<style>{style}</style>
<style id="page">{page_size}</style>
</head>
<body>
<header><h1>{heading}</h1>{nav}<p>{hint}</p></header>
<main>{svg}</main>
{others}<script type="module">{script}</script>
</body>
</html>
"""

_STYLE = """
:root {{ --iv-brand: {brand}; --iv-tint: {brand_tint}; --iv-ink: {ink}; --iv-card: {card}; --iv-hair: {hair2}; }}
* {{ box-sizing: border-box; }}
html, body {{ margin: 0; height: 100%; background: {paper}; color: {ink}; }}
body {{ display: flex; flex-direction: column; font-family: {family}; }}
header {{ display: flex; flex-wrap: wrap; gap: 6px 20px; align-items: center; padding: 9px 20px; background: {card}; \
border-bottom: 1px solid {hair}; }}
h1 {{ margin: 0; font-size: 17px; font-weight: 700; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }}
header p {{ margin: 0 0 0 auto; font-size: 15px; color: {muted}; flex: none; }}
nav {{ display: flex; flex-wrap: wrap; gap: 4px; min-width: 0; }} nav[hidden] {{ display: none; }}
nav button {{ min-height: 38px; max-width: 16em; padding: 0 14px; border: 1px solid {hair2}; border-radius: 9px; \
background: none; color: {ink}; font: inherit; font-size: 15px; cursor: pointer; overflow: hidden; \
text-overflow: ellipsis; white-space: nowrap; }}
nav button[aria-pressed=true] {{ border-color: {brand}; background: {brand_tint}; font-weight: 600; }}
nav button:focus-visible {{ outline: 3px solid {brand}; outline-offset: 1px; }}
@media (max-width: 640px) {{ header {{ padding: 8px 12px; }} header p {{ display: none; }} \
nav {{ flex-wrap: nowrap; overflow-x: auto; width: 100%; padding: 2px; }} \
nav button {{ flex: none; min-height: 46px; }} }}
main {{ position: relative; flex: 1; min-height: 0; overflow: auto; }}
main > svg {{ display: block; width: 100%; height: auto; }}
@media print {{ header {{ display: none; }} main {{ overflow: visible; }} \
html, body {{ height: auto; display: block; }} }}
"""


def write(journey_map: Map, options: ExportOptions) -> Written:
    """The view asked for as an offline page, with the map's other pictures a click away."""
    held, place = pictures(journey_map, options)
    asked = held[place].scene
    notes = dict.fromkeys((*notes_of(asked), *(note for one in held for note in placeholder_notes(one.scene))))
    return Written(html_page(asked, journey_map.title, held, journey_map.brand), tuple(notes))


def html_page(scene: Scene, name: str = "", held: Sequence[Picture] = (), brand: Brand | None = None) -> bytes:
    """The page that opens on a scene; ``name``, the map's, stands in the bar above it.

    ``held`` are all the pictures in it, this one among them; with more than one there is a row of buttons.
    """
    say = words(scene.language)
    heading, hint = legal(name or scene.title), say("viewer.hint")
    viewer_words = {key: say(f"viewer.{key}") for key in ("zoom_in", "zoom_out", "fit", "help")}
    viewer_words["touch"] = say("map_page.viewer.touch")
    script = _script(viewer_words)
    names = tuple(legal(picture.name) for picture in held)
    scenes = (scene, *(picture.scene for picture in held if picture.scene is not scene))
    page = _PAGE.format(
        language=scene.language,
        scheme="dark" if scene.theme == "dark" else "light",
        hash=b64encode(sha256(script.encode()).digest()).decode(),
        title=escape(legal(scene.title or name)),
        heading=escape(heading),
        hint=escape(hint),
        style=_fonts(scenes, heading, hint, *names, *viewer_words.values()) + _style(scene, themed(scene.theme, brand)),
        page_size=_page_size(scene),
        nav=_nav(scene, held, say("map_page.view")) if len(held) > 1 else "",
        svg=scene_svg(scene),
        others="".join(f"<template>{scene_svg(other)}</template>\n" for other in scenes[1:]),
        script=script,
    )
    return page.encode()


def _style(scene: Scene, colours: Theme) -> str:
    return _STYLE.format(
        brand=colours.brand, brand_tint=colours.brand_tint, ink=colours.ink, card=colours.card, hair=colours.hair,
        hair2=colours.hair2, paper=colours.paper, muted=colours.muted, family=css_family(scene.family),
    )  # fmt: skip


def _page_size(scene: Scene) -> str:
    """The paper that the picture shown is printed on: its own size."""
    return f"@page {{ size: {scene.width:.0f}px {scene.height:.0f}px; margin: 0; }}"


def _nav(shown: Scene, held: Sequence[Picture], label: str) -> str:
    """A button for each picture; without scripts, which they need, they are not there."""
    buttons = "".join(
        f'<button type="button" aria-pressed="{"true" if picture.scene is shown else "false"}" '
        f'data-page="{escape(_page_size(picture.scene))}">{escape(legal(picture.name))}</button>'
        for picture in held
    )
    return f'<nav aria-label="{escape(label)}" hidden>{buttons}</nav>'


def _fonts(scenes: Sequence[Scene], heading: str, *chrome: str) -> str:
    """Faces with the letters of the pictures, of their tooltips and of the page around them."""
    said = [(heading, 700), *((text, weight) for text in chrome for weight in (400, 600))]
    said += [(item.tip, 400) for scene in scenes for item in scene.walk() if item.tip]
    lines = tuple(
        Text(x=0.0, y=0.0, text=text, size=1.0, width=0.0, box=(0.0, 0.0, 0.0, 0.0), weight=weight)
        for text, weight in said
    )
    items = tuple(item for scene in scenes for item in scene.items)
    return font_face_css(replace(scenes[0], items=(*items, *lines)))


def _script(viewer_words: dict[str, str]) -> str:
    """The viewer and what starts it. The words are the product's own, and still cannot end the element."""
    safe = json.dumps(viewer_words).replace("<", "\\u003c")
    return f"\n{_viewer()}\nconst words = {safe};{_START}"


_START = """
const main = document.querySelector('main');
const nav = document.querySelector('nav');
const buttons = [...(nav?.children ?? [])];
const others = [...document.querySelectorAll('template')].map((held) => held.content.firstElementChild);
const first = main.querySelector('svg');
const pictures = buttons.map((button) => (button.ariaPressed === 'true' ? first.cloneNode(true) : others.shift()));
let viewer = mount(main, first, { wheel: 'zoom', words });
if (nav) nav.hidden = false;
buttons.forEach((button, place) => button.addEventListener('click', () => {
  viewer.destroy();
  viewer = mount(main, pictures[place].cloneNode(true), { wheel: 'zoom', words });
  document.getElementById('page').textContent = button.dataset.page;
  for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
}));
"""


@cache
def _viewer() -> str:
    return VIEWER.read_text(encoding="utf-8")


FORMAT = Format("html", ".html", "text/html", write=write, takes=PICTURE_OPTIONS - {"paper"}, aliases=(".htm",))

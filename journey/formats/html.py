"""One HTML file that opens anywhere, without a network: the picture, its fonts and a small viewer inside.

Pan, zoom, tooltips and keys come from the script that the application uses too; without scripts the picture still
stands there. A content security policy lets nothing in from outside: only the one script, by its hash.
"""

import json
from base64 import b64encode
from dataclasses import replace
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from journey.formats.format import PICTURE_OPTIONS, ExportOptions, Format, Written
from journey.formats.picture import notes_of, other_sheets, scene_of
from journey.formats.svg import legal, scene_svg
from journey.formats.webfonts import font_face_css
from journey.i18n import words
from journey.model import Map
from journey.scene.primitives import Scene, Text
from journey.scene.themes import theme

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
</head>
<body>
<header><h1>{heading}</h1><p>{hint}</p></header>
<main>{svg}</main>
<script type="module">{script}</script>
</body>
</html>
"""

_STYLE = """
:root {{ --iv-brand: {brand}; --iv-tint: {brand_tint}; --iv-ink: {ink}; --iv-card: {card}; --iv-hair: {hair2}; }}
* {{ box-sizing: border-box; }}
html, body {{ margin: 0; height: 100%; background: {paper}; color: {ink}; }}
body {{ display: flex; flex-direction: column; font-family: 'Source Sans Pro', 'Source Sans 3', sans-serif; }}
header {{ display: flex; gap: 16px; align-items: baseline; padding: 9px 20px; background: {card}; \
border-bottom: 1px solid {hair}; }}
h1 {{ margin: 0; font-size: 17px; font-weight: 700; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }}
header p {{ margin: 0; font-size: 15px; color: {muted}; flex: none; }}
main {{ position: relative; flex: 1; min-height: 0; overflow: auto; }}
main > svg {{ display: block; width: 100%; height: auto; }}
@media print {{ @page {{ size: {page}; margin: 0; }} header {{ display: none; }} main {{ overflow: visible; }} \
html, body {{ height: auto; display: block; }} }}
"""


def write(journey_map: Map, options: ExportOptions) -> Written:
    """One view of the map as an offline page."""
    scene = scene_of(journey_map, options)
    return Written(html_page(scene, journey_map.title), (*notes_of(scene), *other_sheets(journey_map, options)))


def html_page(scene: Scene, name: str = "") -> bytes:
    """The page of a scene; ``name``, the map's, stands in the bar above it."""
    say = words(scene.language)
    heading, hint = legal(name or scene.title), say("viewer.hint")
    viewer_words = {key: say(f"viewer.{key}") for key in ("zoom_in", "zoom_out", "fit", "help")}
    script = _script(viewer_words)
    page = _PAGE.format(
        language=scene.language,
        scheme="dark" if scene.theme == "dark" else "light",
        hash=b64encode(sha256(script.encode()).digest()).decode(),
        title=escape(legal(scene.title or name)),
        heading=escape(heading),
        hint=escape(hint),
        style=_fonts(scene, heading, hint, *viewer_words.values()) + _style(scene),
        svg=scene_svg(scene),
        script=script,
    )
    return page.encode()


def _style(scene: Scene) -> str:
    colours = theme(scene.theme)
    return _STYLE.format(
        brand=colours.brand, brand_tint=colours.brand_tint, ink=colours.ink, card=colours.card, hair=colours.hair,
        hair2=colours.hair2, paper=colours.paper, muted=colours.muted, page=f"{scene.width:.0f}px {scene.height:.0f}px",
    )  # fmt: skip


def _fonts(scene: Scene, heading: str, *chrome: str) -> str:
    """Faces with the letters of the picture, of its tooltips and of the page around it."""
    said = [(heading, 700), *((text, weight) for text in chrome for weight in (400, 600))]
    said += [(item.tip, 400) for item in scene.walk() if item.tip]
    lines = tuple(
        Text(x=0.0, y=0.0, text=text, size=1.0, width=0.0, box=(0.0, 0.0, 0.0, 0.0), weight=weight)
        for text, weight in said
    )
    return font_face_css(replace(scene, items=(*scene.items, *lines)))


def _script(viewer_words: dict[str, str]) -> str:
    """The viewer and the line that starts it. The words are the product's own, and still cannot end the element."""
    safe = json.dumps(viewer_words).replace("<", "\\u003c")
    options = f"{{ wheel: 'zoom', words: {safe} }}"
    start = f"const main = document.querySelector('main');\nmount(main, main.querySelector('svg'), {options});"
    return f"\n{_viewer()}\n{start}\n"


@cache
def _viewer() -> str:
    return VIEWER.read_text(encoding="utf-8")


FORMAT = Format("html", ".html", "text/html", write=write, takes=PICTURE_OPTIONS - {"paper"}, aliases=(".htm",))

"""The page that a browser loads first: Streamlit's, under our name and icon, and asking early for what comes next.

Streamlit loads the script of each kind of element when the first one is drawn, one after the other. Here the browser is
told while the server still gets ready.
"""

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit import file_util

STATIC = Path(__file__).parents[2] / "static"
PAGES = (
    "", "home", "maps", "define", "board", "map", "workshop", "evidence", "vanishing", "losses", "care", "export",
    "settings", "present",
)  # fmt: skip
ELEMENTS = ("Html", "BidiComponent", "MenuButton", "PageLink", "ButtonGroup", "Button")  # on every page of ours
OURS = ("define/saved", "help/help", "look", "sharing/ways")
PARTS = {
    "board": ("board/board",),
    "present": ("present/present", "sharing/bell"),
    "workshop": ("room/lead", "sharing/bell"),
    "define": ("define/steps", "define/sheet", "sharing/bell", "viewer"),
}
OTHERS = ("sharing/bell", "viewer")
CHART, CHARTS = "PlotlyChart", ("curve", "graph")
FACES = ("Regular", "Semibold", "Bold")
_IMPORTED = re.compile(r"""(?:from|import)\s*["'](\.{1,2}/[^"']+\.js)["']""")
_THEIR_FONT = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>')


@cache
def front_page(page: str, view: str = "") -> str:
    """The HTML of it for one of ``PAGES``. Where Streamlit's own is not as expected, it is left as it is.

    The script of charts, five megabytes, is asked for at once where ``view`` is one, elsewhere when all else is there.
    """
    folder = Path(file_util.get_static_dir())
    scripts = folder / "static" / "js"
    html = (folder / "index.html").read_text(encoding="utf-8")
    html = html.replace("<title>Streamlit</title>", "<title>Itinerario</title>")
    html = html.replace('href="./favicon.png"', 'type="image/svg+xml" href="./app/static/icon.svg"')
    html = _THEIR_FONT.sub("", html)  # the pages are set in another one
    theirs = (path for name in ELEMENTS for path in scripts.glob(f"{name}.*.js"))
    modules = [f"./{path.relative_to(folder).as_posix()}" for path in _with_imports(theirs, html)]
    ours = (STATIC / f"{name}.js" for name in (*OURS, *PARTS.get(page, OTHERS)))
    modules += [f"./app/static/{path.relative_to(STATIC).as_posix()}" for path in _with_imports(ours, html)]
    fonts = [f"./app/static/fonts/SourceSansPro-{face}.ttf" for face in FACES]
    early = [f'<link rel="modulepreload" crossorigin href="{module}">' for module in modules]
    when = "modulepreload" if view in CHARTS else 'prefetch" as="script'
    charts = [f"./{path.relative_to(folder).as_posix()}" for path in scripts.glob(f"{CHART}.*.js")]
    early += [f'<link rel="{when}" crossorigin href="{chart}">' for chart in charts]
    early += [f'<link rel="preload" as="font" type="font/ttf" crossorigin href="{font}">' for font in fonts]
    return html.replace("</head>", "\n".join((*early, "</head>")))


def _with_imports(modules: Iterable[Path], html: str) -> list[Path]:
    """``modules`` and whatever they import, without what ``html`` asks for already."""
    found: list[Path] = []
    ahead = list(modules)
    while ahead:
        module = ahead.pop(0)
        if module not in found and module.name not in html and module.is_file():
            found.append(module)
            imported = _IMPORTED.findall(module.read_text(encoding="utf-8"))
            ahead += [Path(os.path.normpath(module.parent / name)) for name in imported]
    return found


async def _front(request: Request) -> HTMLResponse:
    view = request.query_params.get("view", "")
    html = front_page(request.url.path.rpartition("/")[2], view if view in CHARTS else "")
    return HTMLResponse(html, headers={"Cache-Control": "no-cache"})


FRONT = tuple(Route(f"/{page}", _front) for page in PAGES)

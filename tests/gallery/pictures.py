"""Every view of the sample in every theme and language, as PNG, and the page that shows them side by side."""

from html import escape
from itertools import product
from pathlib import Path

from journey.formats.library import open_sample
from journey.formats.typeset import png_bytes
from journey.i18n import LANGUAGES
from journey.layout import VIEWS, lay_out
from journey.layout.choices import Choices
from journey.model import Map
from journey.scene.primitives import Scene
from journey.scene.themes import NAMES
from tests.counted import counted_map
from tests.maps import random_map

README_WIDTHS = {"poster": 2400, "curve": 1600, "graph": 1600}


def readme_pictures(folder: Path) -> None:
    """The poster, the curve and the graph of the README."""
    sample = open_sample("en")
    for view, width in README_WIDTHS.items():
        scene = lay_out(sample, view, choices=_choices(view))
        (folder / f"{view}.png").write_bytes(png_bytes(scene, scale=width / scene.width))


def gallery(folder: Path) -> Path:
    """``index.html`` with a picture a view, theme and language, and of maps much smaller and much larger."""
    folder.mkdir(parents=True, exist_ok=True)
    shown = []
    for name, scene in _scenes():
        (folder / f"{name}.png").write_bytes(png_bytes(scene, scale=1))
        shown.append(
            f'<figure><img src="{name}.png" loading="lazy" alt=""><figcaption>{escape(name)}</figcaption></figure>'
        )
    style = "body{font:16px sans-serif;background:#ddd;margin:24px}img{max-width:100%}figure{margin:0 0 40px}"
    page = folder / "index.html"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><title>Gallery</title><style>{style}</style>{"".join(shown)}'
    )
    return page


def _scenes() -> list[tuple[str, Scene]]:
    scenes = []
    for view in VIEWS:
        for language in LANGUAGES:
            for look in NAMES:
                scenes.append((f"{view}-{language}-{look}", _scene(open_sample(language), view, look, language)))
    for view in ("poster", "curve", "graph"):
        for language, look in product(LANGUAGES, NAMES):
            name = f"{view}-counted-{language}-{look}"
            scenes.append((name, _scene(counted_map(language), view, look, language)))
    for stages, touchpoints, personas in ((3, 5, 1), (5, 20, 5), (9, 60, 3), (12, 200, 2)):
        journey_map = random_map(stages, stages=stages, touchpoints=touchpoints, personas=personas)
        for view in ("poster", "curve", "graph"):
            name = f"{view}-{stages}-stages-{touchpoints}-touchpoints-{personas}-personas"
            scenes.append((name, _scene(journey_map, view, "light", "en")))
    return scenes


def _scene(journey_map: Map, view: str, look: str, language: str) -> Scene:
    return lay_out(journey_map, view, theme_name=look, language=language, choices=_choices(view))


def _choices(view: str) -> Choices:
    return Choices(least_share=0.03) if view == "graph" else Choices()

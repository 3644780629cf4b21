"""Fonts for a browser: the glyphs a picture uses inside its own style sheet, or links to the shipped files."""

import logging
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import lru_cache
from io import BytesIO

from journey.scene.fonts import segments
from journey.scene.primitives import Scene
from journey.scene.typefaces import Face, face_of, faces


def font_face_css(scene: Scene) -> str:
    """One ``@font-face`` rule for each face the scene's texts use, holding those glyphs alone."""
    return _rules((item.text, item.weight, item.italic, scene.family) for item in scene.texts())


def letters_css(letters: str, family: str, weights: Sequence[int]) -> str:
    """The same for a page that is no scene: its letters in each of these weights."""
    return _rules((letters, weight, False, family) for weight in weights)


def _rules(texts: Iterable[tuple[str, int, bool, str]]) -> str:
    used: dict[Face, set[str]] = {}
    for text, weight, italic, wished in texts:
        for family, run in segments(text, weight, italic, wished):
            used.setdefault(face_of(weight, italic, family), set()).update(run)
    ordered = sorted(used, key=lambda face: (face.family, face.italic, face.weight))
    return "".join(_rule(face, _subset(face, "".join(sorted(used[face])))) for face in ordered)


def linked_font_css(base: str) -> str:
    """One rule for each shipped face, its file under the address ``base``; a browser fetches only what a text uses."""
    return "".join(_head(face) + f"font-display:swap;src:url('{base.rstrip('/')}/{face.file}')}}" for face in faces())


def _head(face: Face) -> str:
    style = "font-style:italic;" if face.italic else ""
    return f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};{style}"


def _rule(face: Face, data: str) -> str:
    return _head(face) + f"src:url(data:font/woff2;base64,{data})format('woff2')}}"


@lru_cache(maxsize=64)
def _subset(face: Face, characters: str) -> str:
    """A face with these characters and what shapes them, as base64 WOFF2."""
    from fontTools import subset

    logging.getLogger("fontTools.subset").setLevel(logging.ERROR)
    options = subset.Options(flavor="woff2", hinting=False, notdef_outline=True, glyph_names=False, desubroutinize=True)
    font = subset.load_font(str(face.path), options)
    try:
        worker = subset.Subsetter(options)
        worker.populate(unicodes=[ord(char) for char in characters])
        worker.subset(font)
        out = BytesIO()
        subset.save_font(font, out, options)
    finally:
        font.close()
    return b64encode(out.getvalue()).decode()

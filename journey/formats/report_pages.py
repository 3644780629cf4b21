"""A report that is pages, in one file: PDF, a page of HTML that needs no network, or slides to be edited."""

from collections.abc import Callable, Sequence
from html import escape

from journey.formats.svg import legal, scene_svg
from journey.scene.primitives import Scene
from journey.scene.typefaces import css_family

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; \
img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Itinerario">
<title>{title}</title>
<style>{letters}
body {{ margin: 0; padding: 16px 0; background: #EDEAE2; font-family: {family}; }}
section {{ margin: 0 auto 16px; max-width: 1280px; background: #FFFFFF; overflow-x: auto; }}
section svg {{ display: block; width: 100%; min-width: 860px; height: auto; }}
@media print {{ body {{ padding: 0; background: none; }} section {{ margin: 0; break-after: page; }} }}
</style>
</head>
<body>
<main>
{pages}
</main>
</body>
</html>
"""


def as_html(scenes: Sequence[Scene], title: str) -> bytes:
    """Every page one under the other; words are words, and each page is described."""
    from journey.formats.webfonts import letters_css

    said = "".join(item.text for scene in scenes for item in scene.texts())
    letters = "".join(sorted({letter for letter in said if letter.isprintable()}))
    family = scenes[0].family
    drawn = "\n".join(
        f'<section id="page-{number}">{scene_svg(scene, gradient_prefix=f"page-{number}-")}</section>'
        for number, scene in enumerate(scenes, 1)
    )
    page = _PAGE.format(
        language=scenes[0].language, title=escape(legal(title)), family=css_family(family), pages=drawn,
        letters=letters_css(legal(letters), family, (400, 600, 700)),
    )  # fmt: skip
    return page.encode()


def as_pdf(scenes: Sequence[Scene], title: str) -> bytes:
    from journey.formats.typeset import pdf_of_pages

    return pdf_of_pages(scenes, title=title)


def as_slides(scenes: Sequence[Scene], title: str) -> bytes:
    from journey.formats.slides.pages import deck_of

    return deck_of(scenes, title)


REPORTS: dict[str, Callable[[Sequence[Scene], str], bytes]] = {".html": as_html, ".pdf": as_pdf, ".pptx": as_slides}
MIMES = {
    ".html": "text/html", ".pdf": "application/pdf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}  # fmt: skip

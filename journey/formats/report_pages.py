"""A report that is pages, in one file: PDF, a page of HTML that needs no network, or slides to be edited.

Where an HTML page is narrow its words stand as words above each chart, and what the chart says of each thing as a list
under it: the words in a chart that shrinks with the screen cannot be read, and one that does not would have to be
pushed aside for every line.
"""

from collections.abc import Callable, Sequence
from html import escape

from journey.formats.svg import legal, scene_svg
from journey.scene.page_roles import AT_FOOT, BULLET, HEADING, PARAGRAPH, ROW
from journey.scene.primitives import Group, Scene, Text
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
section {{ margin: 0 auto 16px; max-width: 1280px; background: #FFFFFF; }}
section svg {{ display: block; width: 100%; height: auto; }}
.words {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
@media screen and (max-width: 859px) {{
  .words {{ position: relative; z-index: 1; width: auto; height: auto; clip-path: none; padding: 16px 20px;
    color: #16202B; overflow-wrap: anywhere; line-height: 1.45; }}
  .words h2 {{ margin: 0 0 12px; line-height: 1.2; }} .words ul {{ padding-left: 20px; }} .words li {{ margin: 8px 0; }}
  section {{ overflow: hidden; }} section svg {{ margin-top: -4vw; }}
  section svg [data-role=paragraph] {{ visibility: hidden; }}
  section.told svg {{ display: none; }}
}}
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
        f'<section id="page-{number}"{_look(scene)}>{_words(scene)}'
        f"{scene_svg(scene, gradient_prefix=f'page-{number}-')}{_rows(scene)}</section>"
        for number, scene in enumerate(scenes, 1)
    )
    page = _PAGE.format(
        language=scenes[0].language, title=escape(legal(title)), family=css_family(family), pages=drawn,
        letters=letters_css(legal(letters), family, (400, 600, 700)),
    )  # fmt: skip
    return page.encode()


def _look(scene: Scene) -> str:
    """A page that is words alone needs no picture of them."""
    loose = [text for text in scene.texts() if text.role != AT_FOOT]
    in_groups = sum(len(item.items) for item in scene.items if isinstance(item, Group) and item.role != ROW)
    return ' class="told"' if len(loose) == in_groups else ""


def _words(scene: Scene) -> str:
    told, items = [f"<h2>{escape(legal(scene.title))}</h2>"], list[str]()
    for group in scene.items:
        if not isinstance(group, Group) or group.role not in (PARAGRAPH, BULLET):
            continue
        lines = [line for line in group.items if isinstance(line, Text) and line.role != HEADING]
        text = escape(legal(" ".join(line.text for line in lines)))
        if group.role == BULLET:
            items.append(f"<li>{text}</li>")
        elif text:
            told += [*_list(items), f"<p>{text}</p>"]
            items = []
    return f'<div class="words">{"".join([*told, *_list(items)])}</div>'


def _rows(scene: Scene) -> str:
    """What the chart of a page says of each thing, a line each."""
    groups = [item for item in scene.items if isinstance(item, Group) and item.role == ROW]
    told = [
        " · ".join(text.text.removeprefix("· ") for text in group.items if isinstance(text, Text)) for group in groups
    ]
    listed = "".join(_list([f"<li>{escape(legal(each))}</li>" for each in told]))
    return f'<div class="words">{listed}</div>' if listed else ""


def _list(items: Sequence[str]) -> list[str]:
    return [f"<ul>{''.join(items)}</ul>"] if items else []


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

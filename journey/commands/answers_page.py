"""The answers of a log as one HTML page that opens without a network: for each a sentence, a figure and its numbers."""

import json
import re
from collections.abc import Mapping
from html import escape
from importlib import import_module
from inspect import signature
from typing import Any

from journey.analyses.embedded import PHONE_PX, figures_html, tables_html
from journey.analyses.fitting import fitted
from journey.analyses.naming import named
from journey.events.log import EventLog, moment
from journey.formats.svg import legal
from journey.formats.webfonts import letters_css
from journey.i18n import Words
from journey.scene.themes import Theme, theme
from journey.scene.typefaces import css_family

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; \
style-src 'unsafe-inline'; font-src data:; img-src data: blob:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Itinerario">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header><p>{facts}</p><h1>{title}</h1></header>
<main>
{answers}
</main>
</body>
</html>
"""
_ANSWER = """<section><h2>{finding}</h2><p>{about}</p>{figure}
<details><summary>{numbers}</summary>{tables}</details></section>
"""
_STYLE = """
* {{ box-sizing: border-box; }}
body {{ margin: 0 auto; max-width: 1120px; padding: 32px 20px 64px; background: {paper}; color: {ink};
  font: 16px/1.5 {family}; }}
h1 {{ margin: 0 0 24px; font-size: 30px; line-height: 1.2; }} h2 {{ margin: 0; font-size: 20px; line-height: 1.3; }}
header p, section > p {{ margin: 0 0 4px; color: {muted}; }}
section {{ margin: 0 0 20px; padding: 20px; background: {card}; border: 1px solid {hair}; border-radius: 12px;
  break-inside: avoid; }}
details {{ margin-top: 12px; overflow-x: auto; }} summary {{ cursor: pointer; font-weight: 600; }}
table {{ border-collapse: collapse; margin: 12px 0; font-size: 14px; }}
.phone {{ display: none; }}
@media (max-width: 800px) {{ body {{ padding: 20px 12px 40px; }} section {{ padding: 20px 14px; }}
  .wide {{ display: none; }} .phone {{ display: block; }} }}
th, td {{ padding: 4px 12px 4px 0; border-bottom: 1px solid {hair}; text-align: left; vertical-align: top; }}
"""
_DRAWN = re.compile(r"<script.*?</script>", re.DOTALL)


def page(log: EventLog, answers: Mapping[str, Any], t: Words) -> bytes:
    """``answers`` by the name of their question, in the order in which they shall stand."""
    look, known = theme("light"), log.understood
    answers = {name: named(said, {}) for name, said in answers.items()}
    days = {"start": t.day(moment(log.start).date()), "end": t.day(moment(log.end).date())}
    counts = {"customers": t("log_page.customers", n=log.customers), "events": t("log_page.events", n=log.events)}
    facts = t("log_page.kicker", name=known.name, **counts, **days)
    if known.refused_rows:
        facts += f" · {t('log_page.kicker_refused', n=known.refused_rows)}"
    figures = {name: _drawn(name, said, t, look) for name, said in answers.items()}
    parts = [_answer(name, said, t, figures[name], not place) for place, (name, said) in enumerate(answers.items())]
    shown = _DRAWN.sub("", "".join(parts)) + facts + json.dumps(figures, ensure_ascii=False, default=str)
    letters = "".join(sorted({letter for letter in shown if letter.isprintable()}))
    told = _PAGE.format(
        language=t.language, title=escape(t("log_page.title")), facts=escape(legal(facts)), answers="".join(parts),
        style=letters_css(legal(letters), look.family, (400, 600, 700)) + _style(look),
    )  # fmt: skip
    return told.encode()


def _drawn(name: str, said: Any, t: Words, look: Theme) -> tuple[dict[str, Any], dict[str, Any]]:
    """Its figure for a wide page and for a phone."""
    drawing = import_module(f"journey.analyses.{name}").figure
    more = {"width_px": PHONE_PX} if "width_px" in signature(drawing).parameters else {}
    return drawing(said, t, look), fitted(drawing(said, t, look, **more), PHONE_PX)


def _answer(name: str, said: Any, t: Words, figures: tuple[dict[str, Any], dict[str, Any]], is_first: bool) -> str:
    finding = import_module(f"journey.analyses.{name}").finding(said, t) or t(f"log_page.questions.{name}")
    return _ANSWER.format(
        finding=escape(legal(finding)), about=escape(t(f"log_page.about.{name}")),
        figure=figures_html(*figures, with_script=is_first), tables=tables_html(said, t),
        numbers=escape(t("log_page.numbers")),
    )  # fmt: skip


def _style(look: Theme) -> str:
    return _STYLE.format(
        paper=look.paper, ink=look.ink, muted=look.muted, card=look.card, hair=look.hair, family=css_family(look.family)
    )

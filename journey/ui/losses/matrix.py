"""Reason by control, with bars for customers and value in each field; what is only assumed stands apart, hatched."""

from base64 import b64encode
from collections.abc import Mapping
from html import escape

import streamlit as st

from journey.formats.svg import scene_svg
from journey.i18n import Words
from journey.model import EVIDENCE, Evidence, Map
from journey.model.findings import Control, Reason
from journey.model.losing import CONTROLS, REASONS, Lost, Sum, lost, matrix
from journey.scene.icons import draw_icon
from journey.scene.primitives import Scene
from journey.scene.themes import theme
from journey.ui.losses.finding import amount
from journey.ui.session import session

_ICONS: Mapping[Reason, str] = {
    "fear": "form", "pressure": "phone", "low_trust": "advisor", "opportunism": "compare", "other": "dots",
}  # fmt: skip
_ICON_PX = 22
_LEAST = 0.02  # of a bar that can be seen


def draw_matrix(journey_map: Map) -> None:
    t, cells = session.words, matrix(journey_map.losses)
    sums = [each for cell in cells.values() for each in (cell.known, cell.assumed)]
    most = (max((each.customers or 0 for each in sums), default=0), max((each.value or 0 for each in sums), default=0))
    heads = "".join(_head(control, journey_map, t) for control in CONTROLS)
    rows = "".join(
        f'<tr><th scope="row">{_icon(reason)}<span>{escape(t(f"map_page.losses.reasons.{reason}"))}'
        f"<small>{escape(t(f'losses_page.reasons.{reason}'))}</small></span></th>"
        + "".join(
            f'<td class="{control}" data-head="{escape(t(f"losses_page.controls.{control}"))}">'
            f"{_cell(cells[reason, control], most, t)}</td>"
            for control in CONTROLS
        )
        + "</tr>"
        for reason in REASONS
    )
    st.html(
        f'<table class="losses"><caption>{escape(t("losses_page.matrix"))}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>{_legend(t)}"
    )


def _head(control: Control, journey_map: Map, t: Words) -> str:
    column = lost(loss for loss in journey_map.losses if loss.control == control)
    known = escape(amount(column.known, t) if column.known.losses else t("losses_page.none_known"))
    assumed = f"<small>{escape(_assumed(column.assumed, t))}</small>" if column.assumed.says else ""
    arrow = "" if control == CONTROLS[-1] else _ARROW
    name = escape(t(f"losses_page.controls.{control}"))
    return f'<th scope="col" class="{control}"><b>{name}</b>{arrow}<span>{known}</span>{assumed}</th>'


_ARROW = '<i class="on" aria-hidden="true">→</i>'


def _cell(cell: Lost, most: tuple[float, float], t: Words) -> str:
    if not cell.losses:
        return f'<p class="none">{escape(t("losses_page.none"))}</p>'
    known = f'<div class="sum">{_bars(cell.known, most, t)}{moon(cell.known.evidence, t)}</div>'
    guessed = f'<div class="sum guessed">{_bars(cell.assumed, most, t)}{moon("assumed", t)}</div>'
    return (known if cell.known.losses else "") + (guessed if cell.assumed.says else "")


def _bars(summed: Sum, most: tuple[float, float], t: Words) -> str:
    told = ""
    for kind, number, largest in (("heads", summed.customers, most[0]), ("worth", summed.value, most[1])):
        if number is not None:
            share = max(number / largest, _LEAST) if largest and number > 0 else 0.0
            unit = escape(t(f"losses_page.unit.{kind}"))
            told += (
                f'<p class="{kind}"><i style="--part: {share:.3f}" aria-hidden="true"></i>'
                f'<span>{escape(t.number(number))}<span class="unit"> {unit}</span></span></p>'
            )
    return f"<div>{told or _uncounted(summed, t)}</div>"


def _uncounted(summed: Sum, t: Words) -> str:
    return f"<p>{escape(t('losses_page.not_counted', n=summed.losses))}</p>"


def _assumed(summed: Sum, t: Words) -> str:
    return t("losses_page.only_assumed", told=amount(summed, t))


def moon(evidence: Evidence | None, t: Words) -> str:
    """How something is known, as a sign that is also read."""
    known = evidence or "assumed"
    name = escape(t(f"evidence.{known}"))
    share = f"{100 * EVIDENCE.index(known) / (len(EVIDENCE) - 1):.0f}%"
    return f'<i class="loss-moon {known}" style="--known: {share}" role="img" aria-label="{name}" title="{name}"></i>'


def _icon(reason: Reason) -> str:
    """A picture, not an element: SVG is taken out of a page's HTML."""
    drawn = draw_icon(_ICONS[reason], _ICON_PX / 2, _ICON_PX / 2, _ICON_PX, theme(session.theme).ink2)
    svg = scene_svg(Scene(_ICON_PX, _ICON_PX, (drawn,), "icon", "", background="none"))
    return f'<img src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" width="{_ICON_PX}" alt="">'


def _legend(t: Words) -> str:
    kinds = "".join(
        f'<span class="{kind}"><i aria-hidden="true"></i>{escape(t(f"losses_page.legend.{name}"))}</span>'
        for kind, name in (("heads", "heads"), ("worth", "worth"), ("heads guessed", "assumed"))
    )
    moons = "".join(f"<span>{moon(known, t)}{escape(t(f'evidence.{known}'))}</span>" for known in EVIDENCE)
    return f'<div class="losses-legend">{kinds}<span class="push"></span>{moons}</div>'

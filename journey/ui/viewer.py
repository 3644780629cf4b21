"""The picture on the screen: a scene's SVG that can be moved, enlarged, read by tooltips and clicked."""

import re
from collections.abc import Callable
from typing import Any

from journey.ui.part import component
from journey.ui.session import session

USUAL_HEIGHT = 660  # px, until the style sheet has its say
_SIZE = re.compile(r'<svg[^>]*? viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')

_LOADER = """
let loading;
const viewers = new WeakMap();

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const container = parentElement.querySelector('.viewer');
  loading ??= import(new URL('app/static/viewer.js', document.baseURI).href);
  loading.then(({ mount }) => {
    const shown = viewers.get(container);
    const pick = (id, role) => setTriggerValue('picked', { id, role, at: Date.now() });
    if (!shown) {
      const how = { onPick: data.picks ? pick : null, words: data.words, whole: data.whole };
      viewers.set(container, { ...mount(container, data.svg, how), svg: data.svg });
    } else if (shown.svg !== data.svg) {
      shown.update(data.svg);
      shown.svg = data.svg;
    }
    mark(container, data.selected);
    const frame = parentElement.host?.closest('[class*="st-key-viewer_"]');
    frame?.style.setProperty('--wide', data.wide); // as high as the picture, up to what the window leaves
    if (frame && !shown) below(frame);
  });
  const end = () => {
    viewers.get(container)?.destroy?.();
    viewers.delete(container);
  };
  return () => setTimeout(() => container.isConnected || end()); // called too where newer data overtake these
}

// How much of the window what stands above the picture takes, a title on two lines more than one on one.
function below(frame) {
  const place = () => {
    const scrolled = frame.closest('[data-testid="stMain"]')?.scrollTop ?? 0;
    frame.style.setProperty('--above', `${Math.round(frame.getBoundingClientRect().top + scrolled)}px`);
  };
  const watcher = new ResizeObserver(() => (frame.isConnected ? place() : watcher.disconnect()));
  watcher.observe(frame.closest(`[data-testid="stMainBlockContainer"]`)); // taller with whatever comes above
  place();
}

function mark(container, id) {
  container.querySelectorAll('.is-selected').forEach((node) => node.classList.remove('is-selected'));
  if (!id) return;
  const chosen = `[data-pick]:not([data-pick^="blank"])[data-id="${CSS.escape(id)}"]`;
  container.querySelectorAll(chosen).forEach((node) => node.classList.add('is-selected'));
}
"""

_STYLE = """
div:has(.viewer) { height: 100%; }
.viewer {
  position: relative; width: 100%; height: 100%; min-height: 160px; overflow: hidden;
  --iv-brand: var(--brand); --iv-tint: var(--brand-tint); --iv-ink: var(--ink); --iv-card: var(--card);
  --iv-hair: var(--hair2);
}
g.is-selected { outline: 4px solid var(--brand) !important; outline-offset: 3px; border-radius: 8px; }
"""

_component = component("itinerario_viewer", html='<div class="viewer"></div>', css=_STYLE, js=_LOADER)


def viewer(
    svg: str,
    *,
    key: str,
    on_pick: Callable[[str, str], None] | None = None,
    selected: str = "",
    whole: bool | None = None,
) -> None:
    """Shows ``svg``; a click on something that stands for a record calls ``on_pick`` with its id and its role.

    Without ``on_pick`` nothing in it can be chosen; it is then a preview, to be seen whole, unless ``whole`` says no.
    """
    t = session.words
    words = {name: t(f"map_page.viewer.{name}") for name in ("zoom_in", "zoom_out", "fit", "touch")}
    words["help"] = t("map_page.viewer.help" if on_pick else "map_page.viewer.look")

    def picked() -> None:
        held: dict[str, Any] = session.widget(key, {})
        if held.get("picked") and on_pick:
            on_pick(str(held["picked"]["id"]), str(held["picked"].get("role", "")))

    _component(
        key=key,
        data={
            "svg": svg,
            "words": words,
            "selected": selected,
            "wide": _proportion(svg),
            "picks": on_pick is not None,
            "whole": on_pick is None if whole is None else whole,
        },
        height=USUAL_HEIGHT,
        on_picked_change=picked,
    )


_STILL = """
export default function ({ data: [data], parentElement }) {
  const holder = parentElement.querySelector('.still');
  if (holder.dataset.svg === data.svg) return;
  holder.dataset.svg = data.svg;
  const parsed = new DOMParser().parseFromString(data.svg, 'image/svg+xml').documentElement;
  parsed.setAttribute('width', '100%');
  parsed.removeAttribute('height');
  holder.replaceChildren(document.importNode(parsed, true));
}
"""

_still = component(
    "itinerario_still", html='<div class="still"></div>', css=".still { width: 100%; line-height: 0; }", js=_STILL
)


def still(svg: str, *, key: str, height: int | None = None) -> None:
    """A picture that only shows: a preview, a thumbnail, an icon."""
    _still(key=key, data={"svg": svg}, height=height or "content")


def _proportion(svg: str) -> float:
    """Width by height of a picture."""
    found = _SIZE.match(svg)
    return round(float(found[1]) / float(found[2]), 4) if found else 1.0

"""Brings a part of a form that scrolls into view, when a click elsewhere asked for it."""

from journey.ui.part import component

_SCRIPT = """
const shown = new WeakMap();

export default function ({ data: [data], parentElement }) {
  const line = parentElement.querySelector('.line');
  if (shown.get(line) === data.asked) return;
  shown.set(line, data.asked);
  const host = line.getRootNode().host ?? line;
  const part = host.closest(`.st-key-${data.part}`);
  const form = part?.closest('.st-key-card_editor');
  const down = () => {
    const head = form.querySelector('.st-key-editor_head')?.parentElement.offsetHeight ?? 0;
    form.scrollTop += part.getBoundingClientRect().top - form.getBoundingClientRect().top - head;
  };
  if (form) requestAnimationFrame(() => requestAnimationFrame(down)); // what it holds is drawn a moment later
}
"""

_component = component("itinerario_reveal", html='<div class="line"></div>', css=".line { height: 0; }", js=_SCRIPT)


def reveal(part: str, asked: int) -> None:
    """Scrolls the form around it so that the container with key ``part`` stands at its top, once for each ``asked``."""
    _component(key="reveal", data={"part": part, "asked": asked})

"""How wide the page is, so that a figure is drawn at the size it is shown at: text in it does not stretch."""

from journey.ui.part import component
from journey.ui.session import session

_STEP = 8  # px; smaller differences are not worth another drawing

_SCRIPT = """
const observers = new WeakMap();

export default function ({ parentElement, setStateValue }) {
  const line = parentElement.querySelector('.line');
  if (observers.has(line)) return;
  let told = 0, waiting = 0;
  const tell = () => {
    const width = Math.round(line.getBoundingClientRect().width);
    if (width && width !== told) setStateValue('width', (told = width));
  };
  const observer = new ResizeObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, told ? 250 : 0);
  });
  observer.observe(line);
  observers.set(line, observer);
  const end = () => { clearTimeout(waiting); observer.disconnect(); observers.delete(line); };
  return () => setTimeout(() => line.isConnected || end()); // it is called too where a newer run overtakes this one
}
"""

_component = component(
    "itinerario_width", html='<div class="line"></div>', css=".line { width: 100%; height: 0; }", js=_SCRIPT
)


def page_width(place: str = "page") -> int:
    """The width in px of the place where this is called, a multiple of 8; 0 until the browser has said, at once."""
    found = _component(key=f"{place}_width", on_width_change=lambda: None).get("width")
    if found:
        session.put(f"{place}_width", int(found) // _STEP * _STEP)
    return session.get(f"{place}_width", 0)

"""The menu of a phone: it closes once a page is chosen, and is never open on a page that has just come."""

from journey.ui.part import component

_SCRIPT = """
const MENU = '[data-testid="stSidebar"]';
const CLOSE = '[data-testid="stSidebarCollapseButton"] button';
const narrow = matchMedia('(max-width: 768px)');
let watching = false;

export default function () {
  if (watching) return;
  watching = true;
  if (!pressed()) close();
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-testid="stSidebarNavLink"]')) setTimeout(close);
  });
}

// Whoever has pressed anything since the page came has opened the menu themselves. (Whether the browser counts that is
// not asked of `navigator.userActivation`: it outlives a reload.)
function pressed() {
  return Boolean(performance.eventCounts?.get('pointerdown') || performance.eventCounts?.get('keydown'));
}

function close() {
  const menu = document.querySelector(MENU)?.getBoundingClientRect();
  if (narrow.matches && menu && menu.right > 1) document.querySelector(CLOSE)?.click();
}
"""
_component = component("itinerario_phone_menu", html="<i hidden></i>", js=_SCRIPT)


def phone_menu() -> None:
    """Draws nothing; makes the menu that Streamlit shows on narrow windows behave."""
    _component(key="phone_menu")

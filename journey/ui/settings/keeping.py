"""The script that lets the browser remember: it sets cookies, and gives every page the look that was chosen on one."""

from journey.ui.part import component
from journey.ui.session import session

_SCRIPT = """
const written = {}; // each value once: another tab may have set another one since

export default function ({ data: [data] }) {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  for (const [name, [stamp, value]] of Object.entries(data.cookies)) {
    if (written[name] === stamp) continue;
    written[name] = stamp;
    document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  }
  if (!window.itinerarioSpreadsLook) {
    window.itinerarioSpreadsLook = true;
    const look = import(new URL('app/static/look.js', document.baseURI).href);
    look.then(({ spreadLook }) => window.addEventListener('pagehide', () => spreadLook(data.pages)));
  }
}
"""
_component = component("itinerario_keeping", html="<i hidden></i>", js=_SCRIPT)


def keep(pages: tuple[str, ...]) -> None:
    """Hands the browser what was preferred since the page was opened. ``pages``: the last part of every address."""
    cookies = {name: list(stamped) for name, stamped in session.to_keep.items()}
    _component(key="keeping", data={"cookies": cookies, "pages": list(pages)})

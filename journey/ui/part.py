"""What the browser draws on a page: scripts that are handed data; among them parts, modules in ``static/``."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from journey.ui.session import session

_LOADER = """
let loading;
const mounted = new WeakMap();

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const holder = parentElement.querySelector('.holder');
  loading ??= import(new URL('app/static/NAME.js', document.baseURI).href);
  loading.then(({ mount }) => {
    if (!holder.isConnected) return; // the page was left meanwhile
    if (!mounted.has(holder)) mounted.set(holder, mount(holder));
    mounted.get(holder).update(data, setTriggerValue);
  });
  // Called too where newer data overtakes these on their way here: then the holder stands, and is somebody's.
  return () => setTimeout(() => {
    if (holder.isConnected) return;
    mounted.get(holder)?.destroy();
    mounted.delete(holder);
  });
}
"""


def component(name: str, *, html: str, js: str, css: str | None = None) -> Callable[..., Any]:
    """What draws ``html`` by the script ``js``, which gets ``data`` as the one thing in a list, ``({ data: [data] })``.

    In the values of a dict Streamlit looks for tables, and imports pandas for it: a third of a second of a cold start.
    Call it at import time, once a name.
    """
    mount: Callable[..., Any] = st.components.v2.component(name, html=html, css=css, js=js)

    def drawn(*, data: dict[str, Any] | None = None, **others: Any) -> Any:
        return mount(data=None if data is None else [data], **others)

    return drawn


def part(name: str, folder: str = "define") -> Callable[..., Any]:
    """The component that ``static/<folder>/<name>.js`` draws: a module with ``mount(holder)``."""
    return component(f"itinerario_{folder}_{name}", html='<div class="holder"></div>', js=loader(name, folder))


def loader(name: str, folder: str) -> str:
    """The script that mounts the part once, hands it whatever comes, and ends it when its holder has left the page."""
    return _LOADER.replace("NAME", f"{folder}/{name}")


def sent(key: str, name: str) -> Any:
    """What the part with this key just sent under ``name``, None where nothing came."""
    held: dict[str, Any] = session.widget(key, {})
    return held.get(name)

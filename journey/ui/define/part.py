"""A part of a page that the browser draws: a module in a folder of ``static/`` with ``mount(holder)``."""

from typing import Any

import streamlit as st

from journey.ui.session import session

_LOADER = """
let loading;
const mounted = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
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


def part(name: str, folder: str = "define") -> Any:
    """The component that ``static/<folder>/<name>.js`` draws. Call it at import time, once a name."""
    js = loader(name, folder)
    return st.components.v2.component(f"itinerario_{folder}_{name}", html='<div class="holder"></div>', js=js)


def loader(name: str, folder: str) -> str:
    """The script that mounts the part once, hands it whatever comes, and ends it when its holder has left the page."""
    return _LOADER.replace("NAME", f"{folder}/{name}")


def sent(key: str, name: str) -> Any:
    """What the part with this key just sent under ``name``, None where nothing came."""
    held: dict[str, Any] = session.widget(key, {})
    return held.get(name)

"""Light, dark, or as the computer: three small pictures to choose from.

Streamlit cannot be told a look from Python; its menu keeps one in the browser, and so does this. The page is then
loaded again, because that is when Streamlit reads it.
"""

from journey.ui.part import component
from journey.ui.session import session
from journey.ui.shell import ASIDE, PAGES

LOOKS = {"Light": "settings.look.light", "Dark": "settings.look.dark", "System": "settings.look.system"}

_SCRIPT = """
let loading;

export default function ({ data: [data], parentElement }) {
  const group = parentElement.querySelector('.looks');
  group.setAttribute('aria-label', data.label);
  const words = JSON.stringify(data.words);
  loading ??= import(new URL('app/static/look.js', document.baseURI).href);
  loading.then(({ chosenLook, chooseLook }) => {
    if (group.words === words) return;
    group.words = words;
    group.replaceChildren(...Object.entries(data.words).map(([look, word]) => {
      const label = document.createElement('label');
      const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'look', value: look });
      const picture = Object.assign(document.createElement('span'), { className: `picture ${look}` });
      for (const part of ['bar', 'line', 'curve']) {
        picture.append(Object.assign(document.createElement('i'), { className: part }));
      }
      radio.checked = chosenLook() === look;
      radio.onchange = () => {
        chooseLook(look, data.pages);
        sessionStorage.setItem('itinerario:look', look); // so that the arrow keys go on where they were
        location.reload();
      };
      label.append(radio, picture, word);
      return label;
    }));
    if (sessionStorage.getItem('itinerario:look')) {
      sessionStorage.removeItem('itinerario:look');
      group.querySelector(':checked')?.focus({ preventScroll: true });
    }
  });
}
"""
_STYLE = """
.looks { display: flex; gap: 12px; min-height: 104px; font: 400 1rem var(--st-font); color: var(--ink); }
label { flex: 1; max-width: 168px; display: grid; gap: 8px; cursor: pointer; position: relative; }
input { position: absolute; opacity: 0; inset: 0; width: 100%; height: 100%; margin: 0; cursor: pointer; }
.picture {
  height: 68px; border-radius: 9px; border: 1px solid var(--hair2); position: relative; overflow: hidden;
  --a: #FBFAF6; --b: #DCD8CE; --c: #0E5A66; background: var(--a);
}
.Dark { --a: #12181F; --b: #2F3945; --c: #5CB8C4; }
.System { background: linear-gradient(105deg, #FBFAF6 50%, #12181F 50%); --b: #8E948F; --c: #2E8894; }
.picture i { position: absolute; left: 12px; border-radius: 3px; background: var(--b); }
.bar { top: 12px; width: 42%; height: 7px; }
.line { top: 25px; right: 12px; height: 3px; }
.picture .curve {
  top: 38px; right: 12px; height: 30px; background: none; border: 3px solid var(--c); border-bottom: 0;
  border-radius: 60px 60px 0 0;
}
label:hover .picture { border-color: var(--ink); }
input:checked + .picture { box-shadow: 0 0 0 2px var(--brand); border-color: transparent; }
label:has(:checked) { font-weight: 700; }
input:focus-visible + .picture { outline: 3px solid var(--brand); outline-offset: 4px; }
@media (max-width: 640px) { .looks { gap: 8px; } }
"""
_component = component("itinerario_look", html='<div class="looks" role="radiogroup"></div>', css=_STYLE, js=_SCRIPT)


def look() -> None:
    """The choice; it shows what holds in this browser, wherever it was chosen."""
    t = session.words
    words = {look: t(key) for look, key in LOOKS.items()}
    _component(key="look", data={"label": t("settings.look.title"), "words": words, "pages": ["", *PAGES, *ASIDE]})

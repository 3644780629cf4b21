// The sheet: what to do on this page, the keys, the words. A dialog, so Escape closes it and focus comes back by itself.

import { el } from '../define/element.js';
import { Glossary } from './glossary.js';

const TABS = ['start', 'keys', 'glossary'];
const CROSS = '\u2715';

export class Sheet {
  constructor(help) {
    this.help = help;
    this.language = '';
    this.tab = 'start';
    this.title = el('h2', { id: 'title' });
    this.shut = el('button', { type: 'button', class: 'shut' }, CROSS);
    this.bar = el('div', { role: 'tablist', class: 'tabs' });
    this.body = el('div', { class: 'body' });
    this.node = el(
      'dialog', { class: 'sheet', 'aria-labelledby': 'title' },
      el('header', {}, this.title, this.shut), this.bar, this.body
    );
    this.tabs = TABS.map((name) => el('button', { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}` }));
    this.panels = TABS.map((name) => el('div', { role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}`, tabindex: '0' }));
    this.bar.append(...this.tabs);
    this.body.append(...this.panels);
    this.tabs.forEach((tab, place) => tab.addEventListener('click', () => this.show(TABS[place])));
    this.bar.addEventListener('keydown', (event) => this.walk(event));
    this.shut.addEventListener('click', () => this.node.close());
    this.node.addEventListener('click', (event) => event.target === this.node && this.node.close()); // beside the sheet
    this.node.addEventListener('keydown', (event) => event.stopPropagation()); // the page has keys of its own
  }

  // Opens the sheet, at a tab, or in the glossary at a word.
  open(tab = 'start', term = '') {
    this.wanted = term;
    this.help.tour.stop();
    if (!this.node.open) this.node.showModal();
    this.node.classList.toggle('waiting', this.language !== this.help.data.language);
    this.help.ask();
    this.show(tab);
  }

  fill(sheet) {
    const { words } = sheet;
    this.data = sheet;
    this.language = sheet.language;
    this.node.classList.remove('waiting');
    this.title.textContent = words.title;
    this.shut.setAttribute('aria-label', words.close);
    this.shut.title = words.close;
    TABS.forEach((name, place) => (this.tabs[place].textContent = words[name]));
    this.glossary = new Glossary(sheet);
    this.panels[2].replaceChildren(this.glossary.node);
    if (this.node.open) this.show(this.tab);
  }

  show(name) {
    this.tab = name;
    TABS.forEach((each, place) => {
      this.tabs[place].setAttribute('aria-selected', String(each === name));
      this.tabs[place].tabIndex = each === name ? 0 : -1;
      this.panels[place].hidden = each !== name;
    });
    this.body.scrollTop = 0;
    if (!this.data || this.node.classList.contains('waiting')) return;
    if (name === 'start') this.start();
    if (name === 'keys') this.keys();
    if (name === 'glossary' && this.wanted) this.glossary.go(this.wanted);
    else if (!this.node.contains(this.node.getRootNode().activeElement)) this.tabs[TABS.indexOf(name)].focus();
    this.wanted = '';
  }

  // What can be done on the page that is open, and the tour.
  start() {
    const page = this.data.pages[this.help.data.page];
    const { words } = this.help.data.tour;
    const begin = el('button', { type: 'button', class: 'primary' }, words.again);
    begin.addEventListener('click', () => {
      this.node.close();
      this.help.tour.begin();
    });
    this.panels[0].replaceChildren(
      el('h3', {}, this.data.words.here.replace('{page}', page.title)),
      el('ul', { class: 'tips' }, ...page.tips.map((tip) => el('li', {}, tip))),
      el('div', { class: 'invitation' }, el('h3', {}, words.offer), el('p', {}, words.about), begin)
    );
  }

  // After those that work everywhere, those of the page that is open.
  keys() {
    const [everywhere, ...others] = this.data.keys;
    const isHere = (group) => group.page === this.help.data.page;
    const groups = [everywhere, ...others.sort((one, other) => isHere(other) - isHere(one))];
    this.panels[1].replaceChildren(...groups.map((group) => keyGroup(group, this.data.key_names)));
  }

  walk(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const next = (TABS.indexOf(this.tab) + steps[event.key] + TABS.length) % TABS.length;
    this.show(TABS[next]);
    this.tabs[next].focus();
  }
}

function keyGroup({ title, rows }, names) {
  const lines = rows.map(([keys, words]) => el('div', { class: 'line' }, el('dt', {}, ...caps(keys, names)), el('dd', {}, words)));
  return el('section', {}, el('h3', {}, title), el('dl', { class: 'keys' }, ...lines));
}

// The keys as they are called on this keyboard.
function caps(keys, names) {
  const own = /Mac|iP(hone|ad)/.test(navigator.platform) ? { Ctrl: '\u2318', Alt: '\u2325', Shift: '\u21e7' } : {};
  return keys.split(' ').map((key) => el('kbd', {}, own[key] ?? names[key] ?? key));
}

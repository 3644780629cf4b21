// The line to type into. Enter adds and waits for the next; a pasted list adds them all; words of others are a click away.

import { bare, nameOf, pasted, readBlock } from './block.js';
import { el, icon } from './element.js';
import { Ideas } from './ideas.js';
import { Told } from './told.js';

export class Adder {
  constructor(sheet) {
    this.sheet = sheet;
    this.field = el('input', { type: 'text', class: 'field', autocomplete: 'off', enterkeyhint: 'enter' });
    this.list = el('select', { class: 'field' });
    this.choice = el('span', { class: 'choice guess' }, el('span', { class: 'sign' }), this.list, icon(sheet.icons.down, 16));
    this.button = el('button', { type: 'submit', class: 'primary' });
    this.hint = el('kbd', { 'aria-hidden': 'true' });
    this.again = el('button', { type: 'button', class: 'chip again' });
    this.form = el(
      'form',
      { class: 'adder' },
      el('span', { class: 'plus', 'aria-hidden': 'true' }, icon(sheet.icons.plus, 22)),
      this.field, this.choice, this.button, this.hint, this.again
    );
    this.said = el('p', { class: 'heard', role: 'status' });
    this.ideas = new Ideas(this);
    this.told = new Told(sheet);
    this.node = el('div', { class: 'adding' }, this.form, this.told.node, this.ideas.node, this.said);
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.add([this.field.value]);
    });
    this.field.addEventListener('input', () => {
      sheet.box.type(this.key, this.field.value);
      this.guess();
    });
    this.field.addEventListener('paste', (event) => this.paste(event));
    this.field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.asBefore();
      this.add([this.field.value]);
    });
    this.again.addEventListener('click', () => {
      this.asBefore();
      this.field.focus();
    });
    this.list.addEventListener('change', () => {
      this.chosen = true;
      this.guess();
    });
  }

  get key() {
    return `add:${this.spec.into}:${Object.values(this.sheet.adds)}`;
  }

  show(adder, words) {
    this.spec = adder;
    this.field.setAttribute('aria-label', adder.label);
    this.field.placeholder = adder.label;
    this.button.textContent = words.add;
    this.hint.textContent = words.add_hint;
    this.turn();
    this.choice.hidden = !adder.choice;
    if (adder.choice) {
      this.list.setAttribute('aria-label', adder.choice.label);
      const held = this.list.value;
      this.list.replaceChildren(
        ...adder.choice.options.map((option) => el('option', { value: option.value ?? '' }, option.label))
      );
      this.list.value = this.chosen ? held : '';
    }
    this.guess();
    this.ideas.show(adder, words);
  }

  // Words half typed wait where they were meant to go; what waits here comes back.
  turn() {
    if (this.turned === this.key) return;
    this.turned = this.key;
    this.field.value = this.sheet.box.draft(this.key) ?? '';
  }

  // The choice whose name stands in the words typed so far, or which they call up, with a question mark until the person
  // chooses one. What the row before has is offered beside it, and taken by a click or Shift and Enter alone.
  guess() {
    const { choice, spoken, as_before: offers } = this.spec;
    this.again.hidden = !choice || !offers || !this.before();
    if (!choice) return;
    const said = this.field.value.toLowerCase();
    if (!this.chosen) {
      const named = choice.options.find((one) => one.value && one.label.length > 2 && said.includes(one.label.toLowerCase()));
      const called = spoken.find(([starts]) => new RegExp(`\\b(?:${starts})`, 'i').test(said));
      this.list.value = named?.value ?? called?.[1] ?? '';
    }
    const known = (value) => choice.options.find((option) => (option.value ?? '') === value);
    const shown = known(this.list.value);
    for (const option of this.list.options) option.text = known(option.value).label;
    if (!this.chosen && shown?.value) this.list.selectedOptions[0].text += '?';
    this.choice.classList.toggle('guess', !this.chosen);
    this.choice.firstChild.replaceChildren(...(shown?.icon ? [icon(this.sheet.icons[shown.icon], 20)] : []));
    if (this.again.hidden) return;
    const { as_before: words, as_before_hint: keys } = this.sheet.data.words;
    const name = known(this.before()).label;
    this.again.classList.toggle('away', Boolean(this.list.value)); // its room stays: nothing moves while one types
    this.again.replaceChildren(words.replace('{channel}', name), el('kbd', { 'aria-hidden': 'true' }, keys));
    this.again.setAttribute('aria-keyshortcuts', 'Shift+Enter');
  }

  asBefore() {
    if (this.again.hidden || this.list.value) return;
    this.list.value = this.before();
    this.chosen = true;
    this.guess();
  }

  // What the last row that has one has, or what waits to become it.
  before() {
    const { field, options } = this.spec.choice;
    const waiting = this.sheet.box.operations.filter((one) => one.do === 'add' && one.fields?.[field]).at(-1);
    const last = waiting?.fields[field] ?? this.sheet.shown?.findLast((row) => row.values[field])?.values[field];
    return options.some((option) => option.value === last) ? last ?? '' : '';
  }

  // A list becomes many. Of rows from a spreadsheet the server reads which column is what where they are touchpoints;
  // elsewhere the further cells go to the columns after the name.
  paste(event) {
    const text = event.clipboardData?.getData('text') ?? '';
    const block = text.includes('\t') ? readBlock(text) : null;
    if (block) {
      event.preventDefault();
      this.take(block);
      return;
    }
    const lines = text.split(/\r?\n/).map(bare).filter(Boolean);
    if (lines.length < 2) return;
    event.preventDefault();
    this.add(lines);
    this.said.textContent = this.sheet.data.words.added.replace('{n}', lines.length);
  }

  take(block, fields = this.sheet.adds) {
    const { words, columns } = this.sheet.data;
    if (this.spec.into === 'touchpoints') {
      const told = this.chosen && this.list.value ? { [this.spec.choice.field]: this.list.value } : {};
      const rows = block.map((row) => row.map(bare)).filter((row) => row.some(Boolean));
      if (rows.length) this.sheet.perform({ do: 'paste', block: rows, fields: { ...fields, ...told }, scope: this.sheet.data.scope });
      return;
    }
    const { operation, rows, strange } = pasted(this.sheet, block, '', nameOf(columns));
    if (operation) this.sheet.perform(operation);
    const sentences = [words.added.replace('{n}', rows)];
    if (!strange.length) this.said.textContent = sentences[0];
    else this.told.show({ sentences: [...sentences, words.no_field.replace('{words}', () => strange.join(' · '))] });
  }

  add(titles) {
    const kept = titles.map((title) => title.trim()).filter(Boolean);
    if (!kept.length) {
      this.field.focus();
      return;
    }
    this.send(kept);
    this.field.value = '';
    this.sheet.box.typed(this.key);
    this.chosen = false;
    this.guess();
    this.field.focus();
  }

  // `each` are fields of one title after the other.
  send(titles, each = []) {
    const fields = this.sheet.adds;
    const meant = titles.length === 1 ? !each.length : this.chosen; // of a list each line has words of its own
    const told = this.spec.choice && meant && this.list.value;
    if (told) fields[this.spec.choice.field] = this.list.value;
    this.sheet.perform({ do: 'add', into: this.spec.into, titles, each, fields, scope: this.sheet.data.scope });
  }

  restore(titles) {
    this.field.value = [...titles, this.field.value].filter(Boolean).join(' '); // what is being typed stays
    this.sheet.box.type(this.key, this.field.value);
    this.field.setAttribute('aria-invalid', 'true');
  }

  focus() {
    this.field.focus();
  }
}

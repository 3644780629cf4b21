// What the tests of the browser's modules are written with: a test, what it asserts, and a clock of its own.
// `run.mjs` runs each file of them in a worker of the browser, which has no page and so may be given any.

const tests = [];
const before = [];

export const test = (name, body) => tests.push({ name, body });
export const beforeEach = (body) => before.push(body);

// The names of all tests of this worker, and what went wrong in those that failed.
export async function results() {
  const failed = [];
  for (const { name, body } of tests) {
    try {
      for (const prepare of before) await prepare();
      await body();
    } catch (error) {
      failed.push(`${name}\n${error.stack ?? error}`);
    }
  }
  return { names: tests.map(({ name }) => name), failed };
}

const told = (value) => {
  try {
    return typeof value === 'string' ? value : JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
};

const claim = (holds, words) => {
  if (!holds) throw new Error(words);
};

export function isSame(one, other) {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (one instanceof Map) return isSame([...one], [...other]);
  if (one instanceof Set) return isSame([...one], [...other]);
  if (one instanceof Date) return isSame(one.getTime(), other.getTime());
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && (!Array.isArray(one) || one.length === other.length)
    && names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]));
}

export const assert = {
  ok: (value, words = 'not true') => claim(value, words),
  equal: (one, other, words = `${told(one)} is not ${told(other)}`) => claim(Object.is(one, other), words),
  notEqual: (one, other, words = `both are ${told(one)}`) => claim(!Object.is(one, other), words),
  deepEqual: (one, other, words = `${told(one)}\nis not\n${told(other)}`) => claim(isSame(one, other), words),
  match: (text, pattern, words = `${told(text)} does not match ${pattern}`) => claim(pattern.test(text), words),
};

// A clock that stands until it is told to go on.
class Timers {
  real = {};
  waiting = new Map();
  now = 0;
  last = 0;

  enable({ apis }) {
    for (const name of apis) {
      const end = name.replace('set', 'clear');
      Object.assign(this.real, { [name]: globalThis[name], [end]: globalThis[end] });
      globalThis[name] = (body, wait = 0, ...given) => {
        this.last += 1;
        this.waiting.set(this.last, { at: this.now + wait, every: name === 'setInterval' ? wait : 0, body: () => body(...given) });
        return this.last;
      };
      globalThis[end] = (id) => this.waiting.delete(id);
    }
  }

  reset() {
    Object.assign(globalThis, this.real);
    this.real = {};
    this.waiting.clear();
    this.now = 0;
  }

  tick(milliseconds) {
    const end = this.now + milliseconds;
    for (;;) {
      const due = [...this.waiting].filter(([, { at }]) => at <= end).sort(([a, one], [b, other]) => one.at - other.at || a - b)[0];
      if (!due) break;
      const [id, timer] = due;
      this.now = timer.at;
      if (timer.every) timer.at += timer.every;
      else this.waiting.delete(id);
      timer.body();
    }
    this.now = end;
  }
}

export const mock = { timers: new Timers() };

// What the page was given: words, icons, faces, colours. And how a phrase is filled.

export const given = JSON.parse(document.getElementById('given')?.textContent ?? 'null'); // null: no page of a workshop

export function t(key, params = {}) {
  const form = params.n === 1 ? 'one' : 'other';
  const sentence = given.words[key] ?? given.words[`${key}.${form}`] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? '');
}

export const look = () => {
  const chosen = document.documentElement.dataset.look;
  return chosen || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
};

export const number = (value) => {
  const text = Math.abs(value).toLocaleString(given.language, { maximumFractionDigits: 1 });
  return value < 0 ? `\u2212${text}` : value > 0 ? `+${text}` : text;
};

export const clock = (seconds) => {
  const whole = Math.abs(Math.round(seconds));
  return `${seconds < -0.5 ? '\u2212' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

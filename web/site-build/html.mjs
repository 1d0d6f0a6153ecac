// HTML by tagged template: every value is escaped unless it is markup already.
class Markup {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escape = (value) => String(value).replace(/[&<>"']/g, (c) => ESCAPES[c]);

const render = (value) => {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(render).join('');
  return value instanceof Markup ? value.text : escape(value);
};

export const html = (strings, ...values) =>
  new Markup(strings.reduce((out, s, i) => out + render(values[i - 1]) + s));

/** For markup that stands in our own files. */
export const raw = (text) => new Markup(text);

// Numbers, amounts and dates as a reader of that language writes them.
import { html } from './html.mjs';

const LOCALE = { nl: 'nl-NL', en: 'en-GB' };

export const number = (language, value, digits = 4) =>
  new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: digits }).format(value);

export const euro = (language, value) => {
  const whole = Number.isInteger(value);
  return new Intl.NumberFormat(LOCALE[language], {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: 5,
  }).format(value);
};

export const date = (language, iso) =>
  new Intl.DateTimeFormat(LOCALE[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${iso}T00:00:00Z`));

/** One value of a ruleset's type, e.g. "bedrag/jaar", "percentage", "datum". */
export function value(t, language, type, v) {
  if (v === null || v === undefined) return t.onbekend;
  if (typeof v === 'object' && 'van' in v)
    return html`${value(t, language, type, v.van)} ${t.tot} ${value(t, language, type, v.tot)}`;
  const [kind, period] = String(type).split('/');
  if (type === 'ja/nee') return v ? t.ja : t.nee;
  if (kind === 'bedrag')
    return html`<span class="cjr-bedrag" translate="no">${euro(language, v)}</span>${period ? ` ${t.per[period] ?? period}` : ''}`;
  if (kind === 'percentage') return html`<span class="cjr-bedrag" translate="no">${number(language, v, 6)}%</span>`;
  if (kind === 'datum') return date(language, v);
  if (typeof v === 'number') return html`<span class="cjr-bedrag" translate="no">${number(language, v, 15)}</span>`;
  return String(v);
}

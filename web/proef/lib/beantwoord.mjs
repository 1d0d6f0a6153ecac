// Walks the interview: looks what the page asks, answers it from a situation, whatever the order.
import { until } from './browsers.mjs';

const at = (situation, path) =>
  path.split(/[.[\]]+/).filter(Boolean).reduce((o, k) => (o === null || o === undefined ? undefined : o[k]), situation);
const yesNo = (v) => (v === undefined ? undefined : v ? 'ja' : 'nee');
const length = (v) => (Array.isArray(v) ? String(v.length) : undefined);
const written = (v) =>
  v === undefined || v === null ? undefined
    : typeof v === 'object' ? `${written(v.van)} tot ${written(v.tot)}` : String(v).replace('.', ',');
const dateFields = (name, v) => {
  if (typeof v !== 'string') return undefined;
  const [y, m, d] = v.split('-');
  return { [`${name}-dag`]: String(Number(d)), [`${name}-maand`]: String(Number(m)), [`${name}-jaar`]: y };
};
const one = (name, v) => (v === undefined ? undefined : { [name]: v });

/** What to fill in for a question of the page; undefined means "Weet ik niet". `s` is the situation, `q` the question. */
const COMPOSED = {
  geboortedatum: (el) => dateFields('datum', el.geboortedatum),
  partner: (el, s) => one('er_is', s.partner === undefined ? undefined : s.partner === null ? 'nee' : s.partner.zelfde_adres === false ? 'ja_elders' : 'ja'),
  band: (el) => one('waarde', el.band ?? 'gehuwd'),
  reden_elders: (el) => one('waarde', el.reden_elders ?? 'anders'),
  samen_geregeld: (el) => one('wat', el.toeslagpartner ? ['huis'] : ['niets']),
  samen_met: (el) => one('wat', el.toeslagpartner ? ['huis'] : ['niets']),
  huishouden_met: (el) => one('waarde', yesNo(el.samen_huishouden ?? false)),
  huisgenoten: (el, s) => one('aantal', length(s.medebewoners)),
  relatie: (el) => one('waarde', el.relatie),
  huur_met: (el) => one('waarde', { onderhuurder: 'huurt_van_mij', kostganger: 'huurt_en_eet', verhuurder: 'verhuurder', medehuurder_eigen_contract: 'eigen_contract' }[el.huurrelatie] ?? 'geen'),
  huur_bewijs: () => ({ papier: 'ja', betaald: 'ja' }),
  woning: (el, s) => one('waarde', s.woning?.soort),
  zelfstandig: (el, s) => (s.woning?.zelfstandig === false ? { voordeur: 'nee', keuken: 'nee', wc: 'nee' } : { voordeur: 'ja', keuken: 'ja', wc: 'ja' }),
  huurprijs: (el, s) => (s.woning?.kale_huur === undefined ? undefined : { waarde: written(s.woning.kale_huur), soort: 'kaal' }),
  geld: (el) => one('soort', el.inkomsten && (el.inkomsten.length ? el.inkomsten.map((i) => i.soort) : ['niets'])),
  loon: (el) => ({ waarde: written(el.bruto ?? el.netto), per: el.per, bruto_netto: el.bruto !== undefined ? 'bruto' : 'netto' }),
  uren_werk: (el) => one('waarde', written(el.uren_per_week)),
  jaarinkomen: (el) => one('waarde', written(el.toetsingsinkomen)),
  kinderen: (el, s) => one('aantal', length(s.kinderen)),
  woont_in: (el) => one('waar', el.woont_in === false ? 'nee' : el.nachten_per_week !== undefined && el.nachten_per_week < 7 ? 'deel' : 'altijd'),
  nachten: (el) => one('waarde', written(el.nachten_per_week)),
  kinderbijslag: (el) => one('aan', el.kinderbijslag_aan ?? 'mij'),
  naar_opvang: (el, s) => one('waarde', yesNo(s.kinderen?.some((k) => k.opvang?.length))),
  opvang: (el) => one('soort', el.opvang?.length ? el.opvang.map((o) => o.soort) : ['geen_opvang']),
  uren: (el) => (el.uren_per_maand === undefined ? undefined : { waarde: written(el.uren_per_maand), per: 'maand' }),
  uurprijs: (el) => one('waarde', written(el.uurprijs)),
  spaargeld_grens: (el) => one('meer', el.rendementsgrondslag === undefined ? undefined : el.rendementsgrondslag > 30_000 ? 'ja' : 'nee'),
  vermogen: (el) => one('waarde', written(el.rendementsgrondslag)),
};

function generic(q, element) {
  const fact = q.vraag.slice(2);
  const v = at(element, fact);
  if (v === undefined) return undefined;
  if (q.velden.some((f) => f.name === 'datum-dag')) return dateFields('datum', v);
  const name = q.velden[0]?.name;
  if (typeof v === 'boolean') return one(name, yesNo(v));
  if (Array.isArray(v)) return one(name, v.length ? v : ['niets']);
  return one(name, typeof v === 'number' || typeof v === 'object' ? written(v) : String(v));
}

/** The filling of one question, or null for "Weet ik niet". */
export function answerFor(situation, q) {
  const fact = q.vraag.startsWith('f.') ? q.vraag.slice(2) : null;
  const path = q.pad.split(' ')[0] ?? '';
  // 'kinderen[0].woont_in' asks about the element 'kinderen[0]'; the question of the whole situation about ''
  const elementPath = fact ? path.slice(0, Math.max(0, path.length - fact.length - 1)) : path.replace(/\.?[a-z_]+$/, '');
  const element = (elementPath ? at(situation, elementPath) : situation) ?? {};
  const filling = fact ? generic(q, element) : COMPOSED[q.vraag]?.(element, situation, q);
  if (!filling || Object.values(filling).some((v) => v === undefined)) return null;
  // only what stands on the page
  const names = new Set(q.velden.map((f) => f.name));
  return Object.fromEntries(Object.entries(filling).filter(([n]) => names.has(n)));
}

/** What is on the screen now. Runs in the page. */
export const look = () => {
  const el = document.documentElement;
  const form = document.querySelector('form[data-proef="vraag"]');
  return {
    fase: el.dataset.fase,
    scherm: el.dataset.scherm,
    nummer: history.state?.n ?? -1,
    titel: document.title,
    vraag: form?.dataset.vraag ?? null,
    pad: form?.dataset.pad ?? '',
    fout: Boolean(document.querySelector('[data-proef="fout-overzicht"]')),
    velden: [...(form?.elements ?? [])].filter((f) => f.name).map((f) => ({ name: f.name, type: f.type, value: f.value })),
  };
};

/** Fills the form and presses Verder, or says "Weet ik niet". Runs in the page; uses only what a person can reach. */
const fillIn = (filling) => {
  const form = document.querySelector('form[data-proef="vraag"]');
  const set = (f, on) => {
    if (f.checked !== on) f.click();
  };
  const unknown = () => {
    const radio = form.querySelector('input[type=radio][value="weet_niet"]');
    if (radio && [...form.elements].every((f) => !f.name || f.type === 'radio' && f.name === radio.name)) {
      set(radio, true);
      return form.querySelector('[data-proef="verder"]');
    }
    return form.querySelector('[data-proef="weet-niet"]');
  };
  if (filling === null) {
    const button = unknown();
    if (!button) throw new Error(`no "Weet ik niet" at ${form.dataset.vraag}`);
    button.click();
    return;
  }
  for (const [name, value] of Object.entries(filling)) {
    const fields = [...form.elements].filter((f) => f.name === name);
    if (!fields.length) throw new Error(`${form.dataset.vraag}: no field ${name}`);
    const type = fields[0].type;
    if (type === 'radio') {
      const more = !fields.some((f) => f.value === value) && fields.find((f) => f.value === 'meer');
      const wanted = more || fields.find((f) => f.value === value);
      if (!wanted) throw new Error(`${form.dataset.vraag}: no option ${name}=${value}`);
      set(wanted, true);
      if (more) {
        const box = form.elements.namedItem(`${name}-getal`);
        box.value = value;
        box.dispatchEvent(new Event('input', { bubbles: true }));
      }
    } else if (type === 'checkbox') {
      for (const v of value) if (!fields.some((f) => f.value === v)) throw new Error(`${form.dataset.vraag}: no option ${name}=${v}`);
      for (const f of fields) set(f, value.includes(f.value));
    } else {
      fields[0].value = value;
      fields[0].dispatchEvent(new Event('input', { bubbles: true }));
      fields[0].dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
  form.querySelector('[data-proef="verder"]').click();
};

const press = (name) => {
  const button = document.querySelector(`[data-proef="${name}"]`);
  if (!button) throw new Error(`no [data-proef="${name}"] on screen ${document.documentElement.dataset.scherm}`);
  button.click();
};
export const click = (page, name) => page.evaluate(press, name);

/** Waits for the next page of the conversation (they are numbered in the history), or for an error to show. */
async function moved(page, number, before) {
  return until(page, (was) => !document.documentElement.dataset.bezig &&
    ((history.state?.n ?? -1) !== was || document.querySelector('[data-proef="fout-overzicht"]') !== null),
  [number], { what: `a next screen after ${before}` });
}

/** Opens the check, chooses (`maand`: the first day of another month than this one), waits for the seal and the first personal question. */
export async function start(page, url, { gemeente = null, query = '', maand = null } = {}) {
  await page.goto(`${url}/check/${query}`);
  await until(page, () => document.querySelector('[data-proef="begin"]') !== null, [], { what: 'the first question' });
  if (maand)
    await page.evaluate((m) => {
      const select = document.querySelector('[data-proef="maand"]');
      select.value = m;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }, maand);
  if (gemeente) {
    await page.click('[data-proef="gemeente"]');
    await page.type('[data-proef="gemeente"]', gemeente);
    await click(page, 'begin');
  } else await click(page, 'gemeente-overslaan');
  const end = await until(page, () => {
    const error = document.querySelector('[data-proef="fout-overzicht"]')?.innerText;
    if (error && document.documentElement.dataset.fase === 'keuze') return { error };
    return document.documentElement.dataset.fase === 'afgeschermd' && document.querySelector('[data-proef="kop"]') !== null && {};
  }, [], { what: 'the seal', ms: 40_000 });
  if (end.error) throw new Error(`the check does not start: ${end.error}`);
}

/** One step of the interview: answers what is on the screen. Returns the screen that it answered. */
export async function step(page, situation) {
  const q = await page.evaluate(look);
  const before = `${q.scherm} ${q.vraag ?? ''} ${q.pad}`;
  const number = q.nummer;
  if (q.scherm === 'vraag') await page.evaluate(fillIn, q.vraag ? answerFor(situation, q) : {});
  else if (q.scherm === 'bevestig') await page.evaluate(() => document.querySelector('[data-proef="niets-hiervan"], [data-proef="verder"]').click());
  else if (q.scherm === 'controleer') await click(page, 'naar-uitkomst');
  else return q;
  await moved(page, number, before);
  const now = await page.evaluate(look);
  if (now.fout) {
    const texts = await page.evaluate(() => [...document.querySelectorAll('[data-proef="fout-overzicht"]')].map((e) => e.innerText).join(' '));
    throw new Error(`the page refused the answer to ${before} (${JSON.stringify(answerFor(situation, q))}): ${texts}`);
  }
  return q;
}

/** Answers until the result (or until `stop` says so); gives the screens that were passed. */
export async function beantwoord(page, situation, { stop = () => false, most = 120, each = async () => {} } = {}) {
  const passed = [];
  for (let i = 0; i < most; i++) {
    const now = await page.evaluate(look);
    if (now.scherm === 'uitkomst' || stop(now)) return passed;
    await each(page, now);
    passed.push(await step(page, situation));
  }
  throw new Error(`no result after ${most} screens; the last: ${passed.slice(-3).map((q) => `${q.scherm} ${q.vraag} ${q.pad}`).join(' | ')}`);
}

/** What the result screen says, by machine-readable hooks and by what is really written. Runs in the page. */
export const readResult = () => {
  const nr = (el, k) => (el?.dataset[k] === undefined || el.dataset[k] === '' ? null : Number(el.dataset[k]));
  const amount = (el) => el && { laagste: nr(el, 'laagste'), hoogste: nr(el, 'hoogste'), per: el.dataset.per, tekst: el.textContent.trim() };
  const total = document.querySelector('[data-proef="uitkomst"] [data-proef="totaal"], [data-proef="totaal"]');
  return {
    totaal: amount(total),
    kaarten: Object.fromEntries([...document.querySelectorAll('[data-proef="kaart"]')].map((k) => [k.dataset.regeling, {
      recht: k.dataset.recht,
      groep: k.closest('[data-proef="groep"]')?.dataset.recht,
      zekerheid: k.dataset.zekerheid,
      bedragen: [...k.querySelectorAll('[data-proef="bedrag"]')].map(amount),
      tekst: k.innerText,
    }])),
  };
};

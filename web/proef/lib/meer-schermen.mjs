// The screens beside the interview, for the camera: household budget, payslip, months, the kiosk in more contrast, the workshop.
import { beantwoord, click, start } from './beantwoord.mjs';
import { until } from './browsers.mjs';
import { back, pause } from './gesprek.mjs';
import { bijstandOuder, huishoudens } from './huishoudens.mjs';
import { beginKiosk, druk } from './kiosk.mjs';
import { upTo } from './schermen.mjs';

const there = (page, selector) => until(page, (s) => document.querySelector(s) !== null, [selector], { what: selector });
/** Types, chooses or ticks by name, in the form that is open. */
const fill = (values) => {
  for (const [name, value] of Object.entries(values)) {
    const list = [...document.querySelectorAll(`form [name="${name}"]`)];
    const box = list.find((f) => f.value === value && f.type !== 'text') ?? list[0];
    if (box.type === 'radio' || box.type === 'checkbox') box.click();
    else {
      box.value = value;
      box.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
};

/** `visit(name)` at every screen; the page is in `language` by `query`. */
export async function moreScreens(page, url, visit, { query = '' } = {}) {
  const werkt = { ...bijstandOuder, aanvrager: { ...bijstandOuder.aanvrager, inkomsten: [{ soort: 'loon', netto: 2100, per: 'maand' }] } };
  await start(page, url, { query, gemeente: 'Enschede', maand: '2026-03-01' });
  await beantwoord(page, werkt, { each: async (p, now) => { if (now.scherm === 'bevestig') await visit('klopt'); } });
  await budget(page, visit);

  await start(page, url, { query, gemeente: 'Enschede', maand: '2026-03-01' });
  await beantwoord(page, bijstandOuder);
  await months(page, visit);

  await start(page, url, { query });
  await upTo(page, huishoudens.alleen_minimumloon, (q) => q.vraag === 'loon');
  await slip(page, visit);

  // somebody whose work stopped, without a daily wage: WW as a range, with how it was computed
  await start(page, url, { query, maand: '2026-07-01' });
  await beantwoord(page, huishoudens.alleen_minimumloon);
  await page.evaluate(() => {
    const { gesprek: g } = document.querySelector('cjr-check');
    g.kaart.set('ik.loon:f.tot', { w: { datum: '2026-06-30' } });
    g.vergeet();
    g.ga({ scherm: 'uitkomst' });
    document.querySelector('[data-regeling="ww"] [data-proef="berekening"]').click();
  });
  await pause(300);
  await visit('ww');
}

async function budget(page, visit) {
  await click(page, 'boekje');
  await there(page, 'form[data-blad]');
  await visit('boekje-1');
  await page.evaluate(fill, { krijgt: 'zorgtoeslag' });
  await click(page, 'verder');
  await there(page, 'form[data-blad="uitgaven"]');
  await visit('boekje-2');
  await page.evaluate(fill, { 'post.huur': '650', 'post.energie': '35,50', 'per.energie': 'week', 'post.telefoon': '12.34.56', 'post.boodschappen': '480' });
  await click(page, 'verder');
  await there(page, '[data-proef="fout-overzicht"]');
  await visit('boekje-2-fout');
  await page.evaluate(fill, { 'post.telefoon': '45', rest: true });
  await page.evaluate(() => document.querySelectorAll('[data-proef="uitgaven-groep"]').forEach((d) => (d.open = false)));
  await visit('boekje-2-ingevuld');
  await click(page, 'verder');
  await there(page, 'form[data-blad="schulden"]');
  await visit('boekje-3');
  await click(page, 'schuld-erbij');
  await pause(50);
  await page.evaluate(fill, { 'schuld.0.eiser': 'Energiebedrijf', 'schuld.0.bedrag': '1.234,56', 'schuld.0.per_maand': '25', beslag: 'nee', schuldregeling: 'geen' });
  await visit('boekje-3-schuld');
  await click(page, 'verder');
  await there(page, '[data-proef="boekje-uitslag"]');
  await visit('boekje-uitslag');
}

async function months(page, visit) {
  await click(page, 'maand');
  await pause(50);
  await visit('maand');
  await page.evaluate(() => document.querySelector('[data-proef="erbij"][data-soort="werk"]').click());
  await pause(50);
  await visit('gebeurtenis');
  await page.evaluate(() => {
    const zet = { bruto: '14,71', uren: '16', van: '2', 'van-maand': '3', 'van-jaar': '2026', tot: '30', 'tot-maand': '11', 'tot-jaar': '2026' };
    for (const [id, w] of Object.entries(zet)) document.getElementById(`v-${id}`).value = w;
    document.getElementById('v-korting').click();
  });
  await click(page, 'verder');
  await there(page, '[data-proef="gebeurt"]');
  await click(page, 'naar-maanden');
  await there(page, '[data-proef="staven"]');
  await page.evaluate(() => document.querySelector('[data-proef="maand-regel"] summary').click());
  await pause(100);
  await visit('maanden');
}

async function slip(page, visit) {
  await click(page, 'van-loonstrook');
  await there(page, 'form[data-proef="loonstrook"]');
  await visit('loonstrook');
  await click(page, 'verder');
  await there(page, '[data-proef="fout-overzicht"]');
  await visit('loonstrook-fout');
  await page.evaluate(fill, { per: 'vier_weken', bruto: '1.241,60', netto: '1.213,83', loonheffing: '27,77', uren: '80', korting: 'ja' });
  await click(page, 'verder');
  await there(page, '[data-proef="strook-klopt"]');
  await visit('strookklopt');
  await back(page);
}

/** A question with radios on the kiosk, in its own colours and in more contrast. */
export async function kioskScreens(page, url, visit, { taal = 'nl' } = {}) {
  await beginKiosk(page, url, { taal });
  await upTo(page, huishoudens.alleen_minimumloon, (q) => q.vraag === 'woning');
  await visit('kiosk-vraag');
  await druk(page, '[data-proef="kiosk-contrast"]');
  await visit('kiosk-vraag-contrast');
  await page.evaluate(() => document.querySelector('form input[type=radio]').click());
  await visit('kiosk-vraag-contrast-gekozen');
}

export async function workshopScreens(page, url, visit) {
  await page.goto(`${url}/werkplaats/`);
  await there(page, '#kies');
  await visit('werkplaats');
  await page.pup.select('#kies', 'GM0153');
  await until(page, () => document.querySelector('[data-proef="uitslag"]') && !/nagekeken/.test(document.querySelector('[data-proef="stand"]').textContent), [], { what: 'the examples', ms: 60_000 });
  await visit('werkplaats-gekozen');
  // a condition with a name that is not there yet, its help, the texts with one missing, a case that no longer comes out
  const pakket = 'gm0153.kindpakket';
  const inkomen = `[data-proef="eisen"][data-regelset="${pakket}"] [data-eis="inkomen"]`;
  await page.evaluate((s, g) => {
    document.querySelector(`[data-groep="${g}"]`).open = true;
    document.querySelector(s).open = true;
  }, inkomen, pakket);
  await visit('werkplaats-voorwaarden');
  await page.pup.focus(`${inkomen} textarea`);
  await page.evaluate((s) => { const t = document.querySelector(s); t.setSelectionRange(t.value.length, t.value.length); }, `${inkomen} textarea`);
  await page.pup.keyboard.type(' of minimabeleid.heeft_b');
  await there(page, `${inkomen} .cjr-w-fout`);
  await visit('werkplaats-voorwaarde-fout');
  await page.evaluate((s) => { document.querySelector(s).open = true; }, `${inkomen} .cjr-w-hulp`);
  await visit('werkplaats-formulehulp');
  await page.evaluate((g) => {
    const type = (sub, w) => { const t = document.querySelector(`[data-tekst="nl:${g}/${sub}"]`); t.value = w; t.dispatchEvent(new Event('input')); };
    type('naam', '');
    type('kort', 'Indien u kinderen heeft.');
    document.querySelector(`[data-proef="teksten"][data-regelset="${g}"]`).open = true;
  }, pakket);
  await pause(600);
  await visit('werkplaats-teksten');
  await page.evaluate((g) => document.querySelector(`[data-proef="eisen"][data-regelset="${g}"] [data-eis="inkomen"] [data-proef="eis-weg"]`).click(), pakket);
  await there(page, '[data-proef="gevallen-mis"] details');
  await page.evaluate(() => { document.querySelector('[data-proef="gevallen-mis"] details').open = true; });
  await visit('werkplaats-gevallen');
  await page.evaluate((g) => {
    const nieuw = document.querySelector(`[data-proef="bedrag-nieuw"][data-regelset="${g}"]`);
    nieuw.open = true;
    nieuw.querySelector('[data-proef="bedrag-maak"]').click();
  }, pakket);
  await there(page, '[id^="bedrag-"][id$="-fout"]');
  await visit('werkplaats-bedrag');
  await page.pup.select('#begin', 'GM0034');
  await there(page, '[data-proef="nieuw"]');
  await page.evaluate(() => {
    document.querySelector('[data-proef="nieuw"]').open = true;
    document.querySelector('[data-proef="nieuw-maak"]').click();
  });
  await there(page, '#nieuw-naam-fout');
  await visit('werkplaats-nieuw');
}

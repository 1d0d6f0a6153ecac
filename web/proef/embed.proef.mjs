// The check inside other people's pages: in imitated hosts that make it hard, in a frame and as an element.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { DIST, ROOT, calculate } from './lib/omgeving.mjs';
import { engines, until } from './lib/browsers.mjs';
import { beantwoord, click, readResult, step } from './lib/beantwoord.mjs';
import { pause, savedFile } from './lib/gesprek.mjs';
import { alleenstaandeOuder } from './lib/huishoudens.mjs';
import { axe } from './lib/axe.mjs';
import { HOSTS, VERSIE, asHost, begin, inside, loaderText } from './lib/gastheer.mjs';
import { integrity } from '../site-build/insluiten.mjs';

const ENGINES = engines(['chromium', 'firefox']);
const both = ['raam', 'element'];

/** What must look the same wherever it stands. */
const measure = () => {
  const root = document.documentElement;
  const of = (s) => getComputedStyle(document.querySelector(s));
  const main = document.querySelector('.cjr-inhoud');
  const button = document.querySelector('.nl-button--primary');
  const box = button.getBoundingClientRect();
  return {
    letter: of('.cjr-inhoud').fontSize, hoogte: of('.cjr-inhoud').lineHeight, knop: Math.round(box.height), recht: of('.nl-button--primary').transform,
    hoofdletters: [of('h1').textTransform, of('.nl-button--primary').textTransform], spatie: of('.cjr-inhoud').letterSpacing, uitlijning: of('.cjr-inhoud').textAlign,
    past: main.scrollWidth <= main.clientWidth + 1, zichtbaar: box.width > 40 && of('.nl-button--primary').visibility === 'visible',
    niveau: document.querySelector('h1').getAttribute('aria-level'), fase: root.dataset.fase,
  };
};

test('the loader: at most 3 kB, one file in two places, its sum on the page that explains it', (t) => {
  const text = loaderText();
  const size = brotliCompressSync(text).length;
  t.diagnostic(`${size} bytes in brotli (aim 1500)`);
  assert.ok(size <= 3000);
  assert.equal(readFileSync(join(DIST, 'embed.js'), 'utf8'), text);
  assert.ok(readFileSync(join(DIST, 'voorbeelden/index.html'), 'utf8').includes(integrity(text)));
  assert.ok(!/\beval\(|new Function|innerHTML|style=/.test(text));
  for (const v of readdirSync(join(ROOT, 'site/embed'), { withFileTypes: true }).filter((e) => e.isDirectory()))
    assert.equal(readFileSync(join(DIST, `embed/${v.name}/embed.js`), 'utf8'), readFileSync(join(ROOT, `site/embed/${v.name}/embed.js`), 'utf8'), `version ${v.name} never changes`);
});

test('every example says that it is none of the real pages, and has no inline code', () => {
  for (const f of readdirSync(join(DIST, 'voorbeelden')).filter((x) => x.endsWith('.html'))) {
    const text = readFileSync(join(DIST, 'voorbeelden', f), 'utf8');
    assert.match(text, /<meta name="robots" content="noindex">/, f);
    assert.doesNotMatch(text, /<style|\sstyle=|\son\w+=|\{\{|<script(?![^>]*\ssrc=)/, f);
    for (const [, target] of text.matchAll(/(?:href|src)="(?!https?:|#)([^"]+)"/g)) {
      const file = join(DIST, 'voorbeelden', target);
      assert.ok(existsSync(file.endsWith('/') ? join(file, 'index.html') : file), `${f} → ${target}`);
    }
  }
});

for (const engine of ENGINES) {
  test(`${engine}: looks and works the same in every host, at 320 px too, and breaks no policy`, () =>
    asHost(engine, async ({ open }) => {
      let like;
      for (const name of HOSTS())
        for (const variant of both) {
          const page = await open(name, variant, undefined, { width: 320 });
          const check = await inside(page, variant);
          const { niveau, ...m } = await check.evaluate(measure);
          like ??= m;
          assert.deepEqual(m, like, `${name}, ${variant}`);
          assert.equal(m.letter, '18px');
          assert.ok(m.knop >= 48 && m.past && m.zichtbaar);
          assert.equal(niveau, name === 'resets' ? '3' : '2', `${name}, ${variant}: level of the first heading`);
          assert.deepEqual(await page.evaluate(() => globalThis.__overtredingen), [], `${name}, ${variant}`);
          await page.pup.close({ runBeforeUnload: false });
        }
    }));

  test(`${engine}: a whole check in the frame: the amounts are those of recht, and only heights cross the border`, () =>
    asHost(engine, async ({ open, site, host }) => {
      const page = await open('beheersysteem');
      const check = await inside(page, 'raam');
      await begin(check);
      const mark = [site.mark(), host.mark()];
      await beantwoord(check, alleenstaandeOuder, { each: async () => {
        await until(check, () => document.documentElement.scrollHeight <= innerHeight + 2, [], { what: 'a frame as high as its page', ms: 4000 });
      } });
      await sameAsRecht(check);
      const seen = await page.evaluate(() => globalThis.__berichten);
      const kinds = new Set(seen.map(({ data }) => data.type));
      assert.deepEqual([...kinds].sort(), ['cjr:hoogte', 'cjr:klaar', 'cjr:scroll']);
      for (const { data, origin } of seen) {
        assert.equal(origin, 'null', 'the frame has no origin of its own');
        assert.deepEqual(Object.keys(data).sort(), data.type === 'cjr:hoogte' ? ['h', 'type', 'v'] : ['type', 'v']);
        assert.equal(data.v, 1);
        if (data.type === 'cjr:hoogte') assert.ok(Number.isInteger(data.h) && data.h > 0 && data.h <= 20_000);
      }
      const screens = seen.filter(({ data }) => data.type === 'cjr:scroll').length;
      assert.ok(seen.length < 8 * screens, `${seen.length} messages for ${screens} screens: heights chase each other`);
      assert.deepEqual([site.since(mark[0]), host.since(mark[1])], [[], []], 'nothing is sent behind the seal');
      const kept = await check.evaluate(() => [() => localStorage, () => sessionStorage, () => document.cookie].map((f) => {
        try {
          return f() || 'leeg';
        } catch (e) {
          return e.name;
        }
      }));
      assert.deepEqual(kept, ['SecurityError', 'SecurityError', 'SecurityError'], 'the frame can keep nothing');
    }));

  test(`${engine}: a whole check as an element: the amounts are those of recht, and the host's page stays as it was`, () =>
    asHost(engine, async ({ open, site }) => {
      const page = await open('resets', 'element');
      const look = () => ({ title: document.title, address: location.href, history: history.length, state: history.state, head: document.head.children.length, body: document.body.children.length, lang: document.documentElement.lang, data: { ...document.documentElement.dataset } });
      const before = await page.evaluate(look);
      const check = await inside(page, 'element');
      await begin(check);
      const mark = site.mark();
      await beantwoord(check, alleenstaandeOuder);
      assert.equal(await check.evaluate(() => document.querySelector('[data-proef="afgeschermd"]')), null, 'no sign of a seal that is not there');
      await sameAsRecht(check);
      assert.deepEqual(await page.evaluate(look), before);
      assert.equal(await page.evaluate(() => document.querySelector('meta[http-equiv]')), null, 'no policy is added');
      assert.deepEqual(site.since(mark), [], 'it sends nothing either');
      assert.deepEqual(await page.evaluate(() => globalThis.__berichten), []);
      await click(check, 'terug');
      await until(check, () => document.documentElement.dataset.scherm === 'uitkomst', [], { what: 'back to the result' });
    }));

  test(`${engine}: a new screen shows its top; focus and going back stay right`, () =>
    asHost(engine, async ({ open }) => {
      for (const variant of both) {
        const page = await open('rem', variant, undefined, { width: 390, height: 500 });
        const check = await inside(page, variant);
        await page.evaluate(() => document.querySelector('check-je-recht').scrollIntoView({ block: 'end' }));
        await check.evaluate(() => document.querySelector('[data-proef="begin"]').focus());
        await begin(check);
        const top = () => document.querySelector('check-je-recht').getBoundingClientRect().top;
        await until(page, () => {
          const y = document.querySelector('check-je-recht').getBoundingClientRect().top;
          return y > -30 && y < innerHeight * 0.75;
        }, [], { what: `the top of a new screen (${variant}, now ${await page.evaluate(top)})`, ms: 5000 });
        assert.equal(await check.evaluate(() => document.activeElement.dataset.proef), 'kop', 'the focus is on the new heading');
        // an error takes the focus, and with it the page
        await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        await check.evaluate(() => document.querySelector('[data-proef="verder"]').click());
        assert.equal(await check.evaluate(() => document.activeElement.dataset.proef), 'fout-overzicht');
        await step(check, alleenstaandeOuder);
        await click(check, 'terug');
        await until(check, () => history.state?.n === 0 || document.querySelector('.cjr-pagina').dataset.pagina === '0', [], { what: 'back to the first question' });
        await page.pup.close({ runBeforeUnload: false });
      }
    }));
}

/** What the check shows against what the command line says of the situation that the check itself saves. */
async function sameAsRecht(check) {
  const shown = await check.evaluate(readResult);
  const file = await savedFile(check);
  assert.equal(file.situatie.gemeente, 'GM0153');
  const right = calculate(file.situatie).regelingen;
  let amounts = 0;
  for (const [id, card] of Object.entries(shown.kaarten)) {
    assert.equal(card.recht, right[id].recht, id);
    const amount = right[id].recht !== 'nee' && right[id].bedrag;
    if (!amount) continue;
    amounts++;
    assert.deepEqual({ per: card.bedragen[0].per, laagste: card.bedragen[0].laagste, hoogste: card.bedragen[0].hoogste }, amount, id);
  }
  assert.ok(amounts >= 3 && Object.keys(shown.kaarten).some((id) => id.startsWith('gm0153.')), 'national and municipal schemes');
}

/** What `read` says once it has said the same for half a second: the frames tell their heights when they have been drawn. */
async function settled(read) {
  let last = await read();
  for (let same = 0, tries = 0; same < 5; tries++) {
    assert.ok(tries < 100, `still changing after ten seconds: ${JSON.stringify(last)}`);
    await pause(100);
    const now = await read();
    same = JSON.stringify(now) === JSON.stringify(last) ? same + 1 : 0;
    last = now;
  }
  return last;
}

test('messages from elsewhere do nothing, a height has its limit, two frames keep their own', () =>
  asHost('chromium', async ({ open }) => {
    const page = await open('rem', 'raam', (text) => text.replace('<h2>', '<check-je-recht gemeente="Zwolle" taal="en" laden="klik"></check-je-recht><h2>'));
    await page.evaluate(() => document.querySelectorAll('check-je-recht')[1].shadowRoot.querySelector('button').click());
    const first = await inside(page, 'raam');
    const second = await inside(page, 'raam', 1);
    assert.match(await second.evaluate(() => document.body.innerText), /For residents of Zwolle/);
    const heights = () => page.evaluate(() => [...document.querySelectorAll('check-je-recht')].map((c) => c.shadowRoot.querySelector('iframe').getBoundingClientRect().height));
    const before = await settled(heights);
    await page.evaluate(() => {
      for (const data of [{ type: 'cjr:hoogte', v: 1, h: 5000 }, { type: 'cjr:scroll', v: 1 }]) postMessage(data, '*');
      const other = document.createElement('iframe');
      document.body.append(other);
      const script = other.contentWindow;
      script.parent.postMessage({ type: 'cjr:hoogte', v: 1, h: 5000 }, '*');
    });
    const say = (h, v = 1) => first.evaluate((x, y) => parent.postMessage({ type: 'cjr:hoogte', v: y, h: x }, '*'), h, v);
    for (const h of [-5, 0, 'veel', null]) await say(h);
    await say(5000, 2);
    await pause(150);
    assert.deepEqual(await heights(), before);
    await say(before[0] + 1);
    await pause(100);
    assert.deepEqual(await heights(), before, 'a pixel is no news');
    await say(1e9);
    await until(page, () => document.querySelector('check-je-recht').shadowRoot.querySelector('iframe').getBoundingClientRect().height === 20_000, [], { what: 'the limit' });
    assert.equal((await heights())[1], before[1]);
  }));

test('nothing is loaded before it is near, or before the button; without script or leave there is a link', () =>
  asHost('chromium', async ({ open, site }) => {
    const asked = () => site.log.filter((r) => r.path.startsWith('/embed/') && !r.path.endsWith('embed.js')).length;
    const far = await open('rem', 'raam', (text) => text.replace('<h1>', '<svg width="10" height="6000" aria-hidden="true"></svg><h1>'));
    await pause(400);
    assert.equal(asked(), 0);
    await far.evaluate(() => document.querySelector('check-je-recht').scrollIntoView());
    await inside(far, 'raam');

    const before = asked();
    const click_ = await open('rem', 'raam', (text) => text.replace('<check-je-recht', '<check-je-recht laden="klik"'));
    await pause(400);
    assert.equal(asked(), before);
    await click_.evaluate(() => document.querySelector('check-je-recht').shadowRoot.querySelector('button').click());
    await inside(click_, 'raam');
    assert.equal(await click_.evaluate(() => document.activeElement.localName), 'check-je-recht', 'the focus goes along into the frame');
    const box = await click_.evaluate(() => {
      const f = document.querySelector('check-je-recht').shadowRoot.querySelector('iframe');
      return { sandbox: f.getAttribute('sandbox'), title: f.title };
    });
    assert.equal(box.sandbox, 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals');
    assert.match(box.title, /^Check je recht: /);

    const bare = await open('rem', 'raam', undefined, { script: false });
    assert.ok(await bare.pup.$eval('check-je-recht a', (a) => a.getBoundingClientRect().height > 0 && a.href.endsWith('/enschede/')));
  }));

test('a host that may not show the frame keeps its link', () =>
  asHost('chromium', async ({ open }) => {
    const page = await open('rem');
    await until(page, () => Boolean(document.querySelector('check-je-recht').shadowRoot?.querySelector('iframe')), [], { what: 'the frame' });
    await pause(700);
    assert.ok(await page.evaluate(() => document.querySelector('check-je-recht a').getBoundingClientRect().height > 0));
  }, { allowed: false }));

test('the host sets languages, a free municipality and hidden schemes', () =>
  asHost('chromium', async ({ open }) => {
    const page = await open('rem', 'raam', (text) => text.replace('gemeente="GM0153" taal="nl" koplevel="2"', 'taal="en" talen="en" koplevel="9" gemeente="Hoorn" vrij verberg="zorgtoeslag, nergens"'));
    const check = await inside(page, 'raam');
    assert.deepEqual(await check.evaluate(() => [document.querySelector('#gemeente').value, document.documentElement.lang, document.querySelector('.cjr-talen'), document.querySelector('h1').getAttribute('aria-level')]), ['Hoorn', 'en', null, '2']);
    await begin(check);
    await beantwoord(check, alleenstaandeOuder);
    const shown = await check.evaluate(readResult);
    const file = await savedFile(check);
    const right = calculate(file.situatie).regelingen;
    assert.ok(right.zorgtoeslag.recht === 'ja' && !('zorgtoeslag' in shown.kaarten));
    assert.equal(shown.kaarten.huurtoeslag.bedragen[0].laagste, right.huurtoeslag.bedrag.laagste);
    const months = { maand: 1, jaar: 1 / 12, kwartaal: 1 / 3 };
    const sum = Object.values(shown.kaarten).reduce((n, k) => n + (k.groep === 'ja' ? k.bedragen[0]?.laagste * months[k.bedragen[0]?.per] || 0 : 0), 0);
    assert.equal(shown.totaal.laagste, Math.floor(sum + 0.001), 'what is hidden is not counted');
  }));

test('a theme comes from the host; what is not a value, or cannot be read, does not', () =>
  asHost('chromium', async ({ open }) => {
    const colours = () => {
      const s = getComputedStyle(document.querySelector('.cjr-pagina'));
      const b = getComputedStyle(document.querySelector('.nl-button--primary'));
      return { vlak: s.backgroundColor, tekst: s.color, knop: b.backgroundColor, ronding: b.borderRadius };
    };
    const of = async (name, variant, change) => {
      const page = await open(name, variant, change);
      const c = await (await inside(page, variant)).evaluate(colours);
      await page.pup.close({ runBeforeUnload: false });
      return c;
    };
    for (const variant of both) {
      const dark = await of('streng', variant);
      assert.deepEqual([dark.vlak, dark.tekst, dark.knop], ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'rgb(255, 235, 59)'], variant);
      assert.deepEqual([(await of('rem', variant)).knop, (await of('rem', variant)).ronding], ['rgb(11, 61, 110)', '24px'], variant);
    }
    const own = await of('rem', 'raam', (text) => text.replace('taal="nl"', 'taal="nl" thema="standaard"'));
    const bad = await of('rem', 'raam', (text) => text.replace('taal="nl"', 'taal="nl" thema="nl-button-primary-color:#0b3d6f;nl-button-border-radius:url(https://elders.example/x);utrecht-document-color:red}*{display:none;nergens:1px"'));
    assert.equal(bad.knop, own.knop, 'letters that cannot be read on their button: our own button again');
    assert.equal(bad.ronding, '24px', 'an address is no radius');
    assert.equal(bad.tekst, 'rgb(16, 42, 67)');
  }));

// the frame stands below the host's first heading and in one of its landmarks: not to be seen from inside
const HOST = ['page-has-heading-one', 'landmark-one-main', 'region'];

test('axe finds nothing on the first screen, a question and the explanation of the seal', () =>
  asHost('chromium', async ({ open }) => {
    for (const [name, variant] of [['resets', 'raam'], ['streng', 'raam'], ['resets', 'element'], ['streng', 'element']]) {
      const page = await open(name, variant);
      const check = await inside(page, variant);
      const look = () => (variant === 'element' ? axe(page, { context: 'check-je-recht' }) : axe(check, { without: HOST }));
      assert.deepEqual(await look(), [], `${name}, ${variant}`);
      await begin(check);
      assert.deepEqual(await look(), [], `${name}, ${variant}, a question`);
      if (variant === 'raam') {
        await click(check, 'afgeschermd');
        await until(page, () => document.querySelector('check-je-recht').shadowRoot.querySelector('iframe').getBoundingClientRect().height > 500, [], { what: 'room for the explanation' });
        assert.ok(await check.evaluate(() => document.querySelector('dialog').getBoundingClientRect().top < 60), 'where the button was');
        assert.deepEqual(await look(), [], `${name}, the explanation`);
      }
      await page.pup.close({ runBeforeUnload: false });
    }
  }));

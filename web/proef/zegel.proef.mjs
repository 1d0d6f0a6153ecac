// The seal, judged at the server: whatever the page tries after it, nothing may arrive.
// Twice: with the headers that ship, and on a host that forgot them, where the page's own seal must hold alone.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import dgram from 'node:dgram';
import { serveSite } from './lib/omgeving.mjs';
import { borrow, engines, until } from './lib/browsers.mjs';
import { attemptAll, hints } from './lib/pogingen.mjs';
import { start, click } from './lib/beantwoord.mjs';

const pause = (ms) => new Promise((r) => setTimeout(r, ms));

// What an engine lets through in spite of the policy; the privacy page says so. Anything more is a failure, and so is
// anything less: then the page can promise more.
const KNOWN = { webkit: ['/lek/preload'] };

async function listener() {
  const seen = [];
  let connections = 0, datagrams = 0;
  const http = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('ok');
  });
  http.on('connection', () => connections++);
  await new Promise((r) => http.listen(0, '127.0.0.1', r));
  const udp = dgram.createSocket('udp4').on('message', () => datagrams++);
  await new Promise((r) => udp.bind(0, '127.0.0.1', r));
  return {
    url: `http://127.0.0.1:${http.address().port}`, stun: udp.address().port, seen,
    counts: () => ({ connections, datagrams }),
    close: () => {
      http.closeAllConnections();
      http.close();
      udp.close();
    },
  };
}

for (const engine of engines())
  for (const [host, headers] of [['headers as shipped', {}], ['a host without headers', { 'Content-Security-Policy': null }]])
    test(`${engine}, ${host}: nothing gets out after the seal`, async (t) => {
      const site = await serveSite({ headers });
      const other = await listener();
      const browser = await borrow(engine);
      try {
        const page = await browser.newPage();
        await start(page, site.url);
        await pause(1500);
        const mark = site.mark();
        const did = await page.evaluate(attemptAll, site.url, other.url);
        await pause(500);
        assert.ok(Object.keys(did).length >= 60, 'all attempts were made');
        const known = KNOWN[engine] ?? [];
        const arrived = () => [...site.since(mark), ...other.seen];
        // what is known to come through may take its time on a busy machine
        for (let i = 0; i < 50 && !known.every((k) => arrived().some((r) => r.includes(k))); i++) await pause(100);
        const through = arrived();
        assert.deepEqual(through.filter((r) => !known.some((k) => r.includes(k))), []);
        for (const k of known) assert.ok(through.some((r) => r.includes(k)), `${engine} now refuses ${k}: tell so on the privacy page`);
        // The engine still computes: the seal closes the door, not the page.
        assert.equal(await page.evaluate(async () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true)), true);
        const before = other.counts();
        const rtc = await page.evaluate(hints, other.url, other.stun);
        const after = other.counts();
        t.diagnostic(`outside any policy: preconnect opened ${after.connections - before.connections} bare connections; WebRTC (${rtc}) sent ${after.datagrams} datagrams`);
        assert.deepEqual(other.seen.filter((r) => !known.some((k) => r.includes(k))), [], 'no request, whatever was connected');
      } finally {
        await browser.close();
        other.close();
        await site.close();
      }
    });

for (const engine of engines())
  test(`${engine}: the sign, and the button that tries`, async () => {
    const site = await serveSite();
    const browser = await borrow(engine);
    try {
      const page = await browser.newPage();
      await page.goto(`${site.url}/check/`);
      await until(page, () => document.querySelector('[data-proef="begin"]') !== null);
      assert.equal(await page.evaluate(() => document.querySelector('[data-proef="afgeschermd"]')), null, 'no sign before the seal');
      assert.equal(await page.evaluate(() => document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]').length), 0);
      await start(page, site.url);
      assert.equal(
        await page.evaluate(() => document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content),
        "default-src 'none'; script-src 'wasm-unsafe-eval'; img-src data: blob:; base-uri 'none'; form-action 'none'",
      );
      await pause(300);
      const mark = site.mark();
      await click(page, 'afgeschermd');
      await until(page, () => document.querySelector('[data-proef="afscherming-uitleg"]') !== null);
      await click(page, 'probeer');
      const answer = await until(page, () => {
        const items = document.querySelectorAll('[data-proef="probeer-antwoord"] li');
        return items.length >= 3 && document.querySelector('[data-proef="probeer-antwoord"]').innerText;
      });
      assert.match(answer, /tegengehouden|weiger/i);
      assert.doesNotMatch(answer, /doorgelaten/i);
      await pause(300);
      assert.deepEqual(site.since(mark), []);
    } finally {
      await browser.close();
      await site.close();
    }
  });

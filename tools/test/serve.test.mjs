// The server is what the browser tests judge by: what it claims to see and to send is tested here.
import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { siteHeaders, startServer } from '../serve.mjs';

let folder;
let server;
const seen = [];

before(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), 'serve-'));
  const root = join(folder, 'site');
  await fs.mkdir(join(root, 'assets'), { recursive: true });
  await fs.mkdir(join(root, 'kiosk'));
  await fs.mkdir(join(root, 'regels'));
  await fs.writeFile(join(root, 'regels', 'rijk.AbCd1234.json'), '{}');
  await fs.writeFile(join(root, 'regels', 'bestanden.json'), '{}');
  await fs.writeFile(join(folder, 'secret.txt'), 'secret');
  await fs.symlink(join(folder, 'secret.txt'), join(root, 'link.txt'));
  await fs.writeFile(join(root, 'index.html'), '<!doctype html>start');
  await fs.writeFile(join(root, 'kiosk', 'index.html'), '<!doctype html>kiosk');
  await fs.writeFile(join(root, 'assets', 'recht-AbCd1234.wasm'), Buffer.from([0, 0x61, 0x73, 0x6d]));
  await fs.writeFile(join(root, 'app.js'), 'x'.repeat(2000));
  await fs.writeFile(join(root, 'app.js.br'), brotliCompressSync('x'.repeat(2000)));
  server = await startServer({ root, port: 0, onRequest: (request) => seen.push(request) });
});

after(async () => {
  await server.close();
  await fs.rm(folder, { recursive: true });
});

const get = (path, options) => fetch(new URL(path, server.url), options);

/** A request as it stands, without the tidying that fetch does to addresses. */
const raw = (text) =>
  new Promise((done, failed) => {
    let answer = '';
    connect(server.port, '127.0.0.1')
      .on('data', (part) => { answer += part; })
      .on('end', () => done(answer))
      .on('error', failed)
      .write(text);
  });

test('every answer carries the security headers, also one that fails', async () => {
  for (const path of ['/', '/app.js', '/none']) {
    const answer = await get(path);
    for (const [name, value] of Object.entries(siteHeaders)) assert.equal(answer.headers.get(name), value);
  }
  assert.match(siteHeaders['Content-Security-Policy'], /script-src 'self' 'wasm-unsafe-eval';/);
});

test('types, folders and what is not there', async () => {
  assert.equal(await (await get('/')).text(), '<!doctype html>start');
  assert.equal(await (await get('/kiosk/?x=1')).text(), '<!doctype html>kiosk');
  assert.equal((await get('/kiosk', { redirect: 'manual' })).headers.get('location'), '/kiosk/');
  assert.equal((await get('/assets/recht-AbCd1234.wasm')).headers.get('content-type'), 'application/wasm');
  assert.equal((await get('/none')).status, 404);
  assert.equal((await get('/%ff')).status, 404);
});

test('only what has a hash in its name is kept for good', async () => {
  assert.match((await get('/assets/recht-AbCd1234.wasm')).headers.get('cache-control'), /immutable/);
  assert.match((await get('/regels/rijk.AbCd1234.json')).headers.get('cache-control'), /immutable/);
  assert.equal((await get('/regels/bestanden.json')).headers.get('cache-control'), 'no-cache');
  const page = await get('/');
  assert.equal(page.headers.get('cache-control'), 'no-cache');
  const again = await get('/', { headers: { 'if-none-match': page.headers.get('etag') } });
  assert.equal(again.status, 304);
});

test('the compressed file goes to who takes it, and to nobody else', async () => {
  const ask = (value) => get('/app.js', { headers: { 'accept-encoding': value } });
  for (const [accepted, encoding] of [['gzip, br', 'br'], ['br;q=0.5', 'br'], ['gzip', null], ['br;q=0', null]]) {
    const answer = await ask(accepted);
    assert.equal(answer.headers.get('content-encoding'), encoding, accepted);
    assert.equal(await answer.text(), 'x'.repeat(2000), accepted);
  }
});

test('nothing outside the folder is given', async () => {
  for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/..\\secret.txt', '/link.txt', '/a%00b']) {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 404/, path);
    assert.doesNotMatch(answer, /secret$/, path);
  }
});

test('a request of any kind is seen, with its body; only GET and HEAD are answered', async () => {
  seen.length = 0;
  const post = await get('/verzameld?a=1', { method: 'POST', body: 'inkomen=19000' });
  assert.equal(post.status, 405);
  assert.equal(post.headers.get('allow'), 'GET, HEAD');
  const head = await get('/app.js', { method: 'HEAD' });
  assert.equal(await head.text(), '');
  await raw('GET /socket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  assert.deepEqual(
    seen.map(({ method, path, body, status }) => [method, path, body, status]),
    [
      ['POST', '/verzameld', 'inkomen=19000', 405],
      ['HEAD', '/app.js', '', 200],
      ['GET', '/socket', '', 400],
    ],
  );
});

test('headers can be replaced or taken away, by path', async () => {
  const other = await startServer({
    root: join(folder, 'site'),
    port: 0,
    headers: (path) => (path === '/' ? { 'X-Content-Type-Options': null, 'X-Proef': 'ja' } : {}),
  });
  const page = await fetch(other.url);
  assert.equal(page.headers.get('x-content-type-options'), null);
  assert.equal(page.headers.get('x-proef'), 'ja');
  assert.equal((await fetch(`${other.url}app.js`)).headers.get('x-content-type-options'), 'nosniff');
  await other.close();
});

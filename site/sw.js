// The service worker of the site: lets the check work again without a network.
// It holds static files only, hears nothing from the page but two fixed words, and never sends anything on.
// The build fills in the two lists; their hash is the version.
const VERSIE = '__VERSIE__';
const KERN = __KERN__; // what the check itself needs: filled at installation
const CACHE = `cjr-${VERSIE}`;
const stop = new AbortController();

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) =>
      Promise.all(KERN.map(async (path) => {
        // Hashed files come out of the browser's own cache, pages are asked for afresh.
        const answer = await fetch(path, { cache: /^(assets|regels)\//.test(path) ? 'default' : 'no-cache', signal: stop.signal });
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        await cache.put(path, answer);
      })),
    ),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((n) => n.startsWith('cjr-') && n !== CACHE).map((n) => caches.delete(n))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'neem over') self.skipWaiting();
  if (event.data === 'stop') stop.abort(); // the page is about to seal itself: no request may come after that
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.endsWith('/sw.js')) return;
  event.respondWith(answerFor(request, url));
});

async function answerFor(request, url) {
  const cache = await caches.open(CACHE);
  const path = url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname;
  const kept = await cache.match(path); // without the query: it only holds language and municipality
  const ours = kept && (KERN.some((k) => new URL(k, self.registration.scope).pathname === path) || /\/(assets|regels)\//.test(path));
  if (ours) return kept;
  try {
    const fresh = await fetch(request);
    if (fresh.ok && fresh.type === 'basic') await cache.put(path, fresh.clone());
    return fresh;
  } catch (error) {
    if (kept) return kept;
    if (request.mode === 'navigate') return (await cache.match(new URL('index.html', self.registration.scope).pathname)) ?? Response.error();
    throw error;
  }
}

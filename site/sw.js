// The service worker of the site: lets the check work again without a network.
// It holds static files only, hears nothing from the page but two fixed words, and never sends anything on.
// The build fills in version and list.
const VERSIE = '__VERSIE__';
const KERN = __KERN__; // what the check needs: filled at installation; other pages are kept when they are visited
const CACHE = `cjr-${VERSIE}`;
const HASHED = /(^|\/)(assets|regels)\//;
const stop = new AbortController();

self.addEventListener('install', (event) => {
  event.waitUntil(fill());
});

async function fill() {
  // At the first visit the page has just fetched all this itself: the browser takes it from its own cache.
  const first = !(await caches.keys()).some((name) => name.startsWith('cjr-'));
  const cache = await caches.open(CACHE);
  await Promise.all(KERN.map(async (path) => {
    const mode = HASHED.test(path) ? 'default' : first ? 'force-cache' : 'no-cache';
    const answer = await fetch(path, { cache: mode, signal: stop.signal });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await cache.put(path, answer);
  }));
}

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
  event.respondWith(answerFor(request, url.pathname.replace(/\/index\.html$/, '/')));
});

async function answerFor(request, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path); // without the query: that only holds language and municipality
  const root = new URL(self.registration.scope).pathname;
  if (kept && (HASHED.test(path) || KERN.includes(path.slice(root.length)))) return kept;
  try {
    const fresh = await fetch(request);
    if (fresh.ok && fresh.type === 'basic' && !fresh.redirected) await cache.put(path, fresh.clone());
    return fresh;
  } catch (error) {
    if (kept) return kept;
    if (request.mode === 'navigate') return Response.redirect(`${root}check/`);
    throw error;
  }
}

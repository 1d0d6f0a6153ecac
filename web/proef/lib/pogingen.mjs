// Every way we know in which a page can send something. Functions run inside the page.
// Each attempt gets an address of its own, so that the server can say which one got through.

/** Makes all attempts towards `site` (own origin) and `other` (a foreign one). */
export const attemptAll = async (site, other) => {
  const done = {};
  const attempt = async (name, fn) => {
    const to = async (where, base) => {
      const url = (what = name) => `${base}/lek/${what}-${where}`;
      try {
        const r = await Promise.race([fn(url, base), new Promise((r) => setTimeout(() => r('no answer'), 700))]);
        done[`${name}-${where}`] = String(r ?? 'done').slice(0, 80);
      } catch (e) {
        done[`${name}-${where}`] = `${e.name}: ${e.message}`.slice(0, 80);
      }
    };
    // one navigation would put an end to the other
    if (name === 'form') for (const [where, base] of [['own', site], ['other', other]]) await to(where, base);
    else await Promise.all([to('own', site), to('other', other)]);
  };
  const element = (tag, attributes, parent = document.head) =>
    new Promise((resolve) => {
      const el = document.createElement(tag);
      el.onload = () => resolve('loaded');
      el.onerror = () => resolve('refused');
      for (const [k, v] of Object.entries(attributes)) el.setAttribute(k, v);
      parent.append(el);
    });
  const body = document.body;
  await attempt('fetch', (u) => fetch(u(), { method: 'POST', body: 'x', mode: 'no-cors' }).then(() => 'answered'));
  await attempt('fetch-keepalive', (u) => fetch(u(), { keepalive: true, mode: 'no-cors' }).then(() => 'answered'));
  await attempt('xhr', (u) => new Promise((resolve, reject) => {
    const x = new XMLHttpRequest();
    x.onload = () => resolve('answered');
    x.onerror = () => resolve('refused');
    x.open('POST', u());
    x.send('x');
  }));
  await attempt('beacon', (u) => navigator.sendBeacon(u(), 'x')); // Chromium says true though nothing goes: the server judges
  await attempt('websocket', (u) => new Promise((resolve) => {
    const w = new WebSocket(u().replace(/^http/, 'ws'));
    w.onopen = () => resolve('open');
    w.onerror = () => resolve('refused');
  }));
  await attempt('eventsource', (u) => new Promise((resolve) => {
    const s = new EventSource(u());
    s.onopen = () => resolve('open');
    s.onerror = () => (s.close(), resolve('refused'));
  }));
  await attempt('webtransport', async (u) => (typeof WebTransport === 'undefined' ? 'absent' : new WebTransport(u().replace('http:', 'https:')).ready));
  await attempt('image', (u) => new Promise((resolve) => {
    const i = new Image();
    i.onload = () => resolve('loaded');
    i.onerror = () => resolve('refused');
    i.src = u();
  }));
  await attempt('stylesheet', (u) => element('link', { rel: 'stylesheet', href: u() }));
  await attempt('prefetch', (u) => element('link', { rel: 'prefetch', href: u() }));
  await attempt('preload', (u) => element('link', { rel: 'preload', as: 'fetch', href: u(), crossorigin: '' }));
  await attempt('modulepreload', (u) => element('link', { rel: 'modulepreload', href: u() }));
  await attempt('prerender', (u) => element('link', { rel: 'prerender', href: u() }));
  await attempt('icon', (u) => element('link', { rel: 'icon', href: u() }));
  await attempt('manifest', (u) => element('link', { rel: 'manifest', href: u() }));
  await attempt('font', (u) => new FontFace('lek', `url(${u()})`).load().then(() => 'loaded'));
  await attempt('constructed-style', async (u) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body { background-image: url(${u()}) }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    await new Promise((r) => setTimeout(r, 100));
  });
  await attempt('cssom', async (u) => {
    body.style.listStyleImage = `url(${u()})`;
    body.style.cursor = `url(${u('cursor')}), auto`;
    await new Promise((r) => setTimeout(r, 100));
  });
  await attempt('import', (u) => import(u()).then(() => 'loaded'));
  await attempt('script', (u) => element('script', { src: u() }));
  await attempt('worker', (u) => new Promise((resolve) => {
    const w = new Worker(u(), { type: 'module' });
    w.onerror = () => resolve('refused');
    w.onmessage = () => resolve('runs');
  }));
  await attempt('blob-worker', (u) => new Promise((resolve) => {
    const w = new Worker(URL.createObjectURL(new Blob([`fetch(${JSON.stringify(u())}, {mode:'no-cors'}).then(() => postMessage(1))`], { type: 'text/javascript' })));
    w.onerror = () => resolve('refused');
    w.onmessage = () => resolve('sent');
  }));
  await attempt('serviceworker', (u) => navigator.serviceWorker.register(u()).then(() => 'registered'));
  await attempt('iframe', (u) => element('iframe', { src: u() }, body));
  await attempt('object', (u) => element('object', { data: u(), type: 'text/html' }, body));
  await attempt('embed', (u) => element('embed', { src: u(), type: 'text/html' }, body));
  await attempt('video', (u) => element('video', { src: u(), preload: 'auto' }, body));
  await attempt('audio', (u) => element('audio', { src: u(), preload: 'auto' }, body));
  await attempt('svg-image', async (u) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
    image.setAttribute('href', u());
    svg.append(image);
    body.append(svg);
    await new Promise((r) => setTimeout(r, 100));
  });
  await attempt('blank-frame', async (u) => {
    // a fresh empty document inherits the policy; it must not have a way out of its own
    const frame = document.createElement('iframe');
    body.append(frame);
    return frame.contentWindow.fetch(u(), { mode: 'no-cors' }).then(() => 'answered');
  });
  await attempt('form', async (u) => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = u();
    const field = document.createElement('input');
    field.name = 'x';
    field.value = 'x';
    form.append(field);
    body.append(form);
    form.submit();
    await new Promise((r) => setTimeout(r, 200));
  });
  await attempt('reporting', async (u) => {
    const m = document.createElement('meta');
    m.httpEquiv = 'Content-Security-Policy';
    m.content = `img-src 'none'; report-uri ${u()}`; // browsers ignore report-uri in a meta element
    document.head.append(m);
    new Image().src = u('reporting-image');
    await new Promise((r) => setTimeout(r, 100));
  });
  return done;
};

/** What opens a bare connection or asks for a name, without sending a request: no policy speaks of these. */
export const hints = async (other, stun) => {
  for (const rel of ['preconnect', 'dns-prefetch']) {
    const link = document.createElement('link');
    link.rel = rel;
    link.href = other;
    document.head.append(link);
  }
  let rtc = 'absent';
  if (typeof RTCPeerConnection !== 'undefined') {
    try {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${stun}` }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      rtc = 'started';
    } catch (e) {
      rtc = `${e.name}: ${e.message}`;
    }
  }
  await new Promise((r) => setTimeout(r, 2500));
  return rtc;
};

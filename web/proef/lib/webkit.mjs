// WebKitGTK through the W3C WebDriver protocol, without a dependency.
// WebKitWebDriver and MiniBrowser come from Debian's webkit2gtk-driver; Xvfb gives them a display.
import { spawn } from 'node:child_process';
import { readdirSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

function freePort() {
  return new Promise((resolve) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => resolve(port));
    });
  });
}

/** The directory is architecture-dependent, so look for it. */
export function miniBrowser() {
  for (const lib of existsSync('/usr/lib') ? readdirSync('/usr/lib') : [])
    for (const api of ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0']) {
      const path = `/usr/lib/${lib}/${api}/MiniBrowser`;
      if (existsSync(path)) return path;
    }
  return null;
}

// The result goes back as text, and stays in the page under the number of its question.
const script = (fn, number) => `const done = arguments[arguments.length - 1], a = [].slice.call(arguments, 0, -1);
  const kept = (window[Symbol.for('proef')] ??= new Map());
  if (!kept.has(${number})) kept.set(${number}, Promise.resolve().then(() => (${fn})(...a)).then(
    (v) => JSON.stringify({ v: v === undefined ? null : v }), (e) => JSON.stringify({ e: String(e && e.stack || e) })));
  kept.get(${number}).then(done);`;

export async function startWebKit() {
  const binary = miniBrowser();
  if (!binary) throw new Error('MiniBrowser not found: install webkit2gtk-driver');
  const port = await freePort();
  const driver = spawn('xvfb-run', ['-a', '-s', '-screen 0 1400x1200x24', 'WebKitWebDriver', `--port=${port}`], {
    stdio: 'ignore',
    detached: true, // own process group: the driver, Xvfb and MiniBrowser end together
    env: { ...process.env, WEBKIT_DISABLE_COMPOSITING_MODE: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const base = `http://127.0.0.1:${port}`;

  async function call(method, path, body) {
    const answer = await fetch(base + path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
    const { value } = await answer.json();
    if (value && value.error) throw new Error(`WebKit ${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  for (let i = 0; ; i++) {
    try {
      await call('GET', '/status');
      break;
    } catch (error) {
      if (i > 100) throw error;
      await new Promise((r) => setTimeout(r, 100));
    }
  }
  const { sessionId } = await call('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      },
    },
  });
  const s = `/session/${sessionId}`;
  let evaluations = 0;
  await call('POST', `${s}/timeouts`, { script: 60_000, pageLoad: 60_000, implicit: 0 });

  const find = async (selector) => (await call('POST', `${s}/element`, { using: 'css selector', value: selector }))[ELEMENT];
  const face = {
    engine: 'webkit',
    goto: (url) => call('POST', `${s}/url`, { url }),
    /** Functions go over as text; the driver runs them outside the page's policy. */
    evaluate: async (fn, ...args) => {
      const number = ++evaluations;
      const ask = () => call('POST', `${s}/execute/async`, { script: script(fn, number), args });
      const text = await ask().catch((error) => {
        // Now and then the driver loses a result that it has. Asked again, the page gives the same one: nothing is done twice.
        if (!/Could not parse script result/.test(String(error))) throw error;
        return ask();
      });
      const { v, e } = JSON.parse(text);
      if (e !== undefined) throw new Error(e);
      return v;
    },
    click: async (selector) => call('POST', `${s}/element/${await find(selector)}/click`, {}),
    type: async (selector, text) => call('POST', `${s}/element/${await find(selector)}/value`, { text }),
    press: async (key) => {
      const value = KEYS[key] ?? key;
      await call('POST', `${s}/actions`, {
        actions: [{ type: 'key', id: 'k', actions: [{ type: 'keyDown', value }, { type: 'keyUp', value }] }],
      });
    },
    upload: async (selector, path) => call('POST', `${s}/element/${await find(selector)}/value`, { text: path }),
    // by script: the driver's own "back" skips entries that no human gesture made
    back: () => face.evaluate(() => void setTimeout(() => history.back())),
    forward: () => face.evaluate(() => void setTimeout(() => history.forward())),
    reload: () => call('POST', `${s}/refresh`, {}),
    cookies: () => call('GET', `${s}/cookie`),
    size: (width, height) => call('POST', `${s}/window/rect`, { width, height, x: 0, y: 0 }),
    screenshot: async (path) => writeFileSync(path, Buffer.from(await call('GET', `${s}/screenshot`), 'base64')),
    close: async () => {
      await call('DELETE', s).catch(() => {});
      try {
        process.kill(-driver.pid, 'SIGTERM'); // the group that we started ourselves
      } catch {}
    },
  };
  return face;
}

const KEYS = { Tab: '\uE004', Enter: '\uE007', Space: ' ', Escape: '\uE00C', ArrowDown: '\uE015', ArrowUp: '\uE013' };

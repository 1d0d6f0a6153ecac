// One face for three engines: Chromium and Firefox ESR through puppeteer-core, WebKitGTK through WebDriver.
// Every page has: engine, goto, evaluate, click, type, press, upload, back, forward, reload, size, screenshot, close.
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { startWebKit, miniBrowser } from './webkit.mjs';

const first = (...paths) => paths.find((p) => p && existsSync(p));
const CHROMIUM = () => first(process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
const FIREFOX = () => first(process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox');

const CHROMIUM_ARGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--lang=nl', '--force-color-profile=srgb', '--hide-scrollbars'];
const FIREFOX_PREFS = {
  'intl.accept_languages': 'nl',
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
};

export const available = () => [
  ...(CHROMIUM() ? ['chromium'] : []),
  ...(FIREFOX() ? ['firefox'] : []),
  ...(miniBrowser() ? ['webkit'] : []),
];

/** Which engines a test file runs in: all that are here, unless MOTOR names some. */
export const engines = (only = ['chromium', 'firefox', 'webkit']) => {
  const wish = process.env.MOTOR?.split(',');
  return only.filter((e) => (wish ? wish.includes(e) : true));
};

export async function startChromium({ args = [], headless = true } = {}) {
  const path = CHROMIUM();
  if (!path) throw new Error('Chromium not found: install chromium, or set CHROMIUM=');
  // As root (containers, CI) Chromium has no sandbox of its own.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return puppeteer.launch({ executablePath: path, headless, args: [...CHROMIUM_ARGS, ...root, ...args], protocolTimeout: 120_000 });
}

async function startFirefox() {
  const path = FIREFOX();
  if (!path) throw new Error('Firefox not found: install firefox-esr, or set FIREFOX=');
  const launch = () => puppeteer.launch({ browser: 'firefox', executablePath: path, extraPrefsFirefox: FIREFOX_PREFS, protocolTimeout: 120_000 });
  // on a machine that is short of breath Firefox sometimes never answers its first call
  return launch().catch(launch);
}

/** Wraps a puppeteer page in the common face; the real page stays reachable as `.pup`. */
export function wrap(pup, engine) {
  return {
    engine,
    pup,
    goto: (url) => pup.goto(url, { waitUntil: 'load', timeout: 90_000 }), // a busy machine is no fault of the page
    evaluate: (fn, ...args) => pup.evaluate(fn, ...args),
    click: (selector) => pup.click(selector),
    type: (selector, text) => pup.type(selector, text),
    press: (key) => pup.keyboard.press(key),
    upload: async (selector, path) => (await pup.$(selector)).uploadFile(path),
    back: () => pup.evaluate(() => void setTimeout(() => history.back())),
    forward: () => pup.evaluate(() => void setTimeout(() => history.forward())),
    reload: () => pup.reload({ waitUntil: 'load' }),
    cookies: () => pup.browserContext().cookies(),
    // Firefox before 145 cannot be told how a screen is held; the size has arrived all the same
    size: (width, height) => pup.setViewport({ width, height }).catch((error) => {
      if (!/setScreenOrientationOverride.*unknown command/.test(error.message)) throw error;
    }),
    screenshot: (path, options = {}) => pup.screenshot({ path, fullPage: true, ...options }),
    close: () => pup.close(),
  };
}

/** Opens an engine: { engine, newPage(), close() }. WebKit has one page per session. */
export async function open(engine, options = {}) {
  if (engine === 'webkit') {
    const page = await startWebKit();
    return { engine, newPage: async () => page, close: () => page.close() };
  }
  const browser = engine === 'firefox' ? await startFirefox() : await startChromium(options);
  return {
    engine,
    browser,
    /** A fresh context: no cookies, storage or service worker from another test. */
    newPage: async ({ shared = false } = {}) => {
      const context = shared ? browser.defaultBrowserContext() : await browser.createBrowserContext();
      const page = wrap(await context.newPage(), engine);
      await page.size(1280, 900);
      return page;
    },
    close: () => browser.close(),
  };
}

const running = new Map();
const IDLE = 500;

/**
 * An engine that is started once for the tests that follow each other, each in fresh contexts of its own; it ends by
 * itself when nobody has asked for it for a moment. WebKit knows no contexts: there each test starts its own.
 */
export async function borrow(engine) {
  if (engine === 'webkit') return open(engine);
  let one = running.get(engine);
  if (!one || !(await one.started.catch(() => null))?.browser.connected) running.set(engine, (one = { started: open(engine), users: 0 }));
  one.users++;
  clearTimeout(one.timer);
  const { newPage, browser } = await one.started;
  const mine = [];
  return {
    engine,
    browser,
    newPage: async (o) => {
      const page = await newPage(o);
      mine.push(page);
      return page;
    },
    close: async () => {
      await Promise.all(mine.map((p) => p.pup.browserContext().close().catch(() => {})));
      if (--one.users) return;
      one.timer = setTimeout(() => {
        if (running.get(engine) === one) running.delete(engine);
        void browser.close();
      }, IDLE);
    },
  };
}

/** Waits until `fn(...args)` is truthy in the page; says what it waited for when it gives up. */
export async function until(page, fn, args = [], { ms = 30_000, what = String(fn) } = {}) {
  const end = Date.now() + ms;
  for (;;) {
    const value = await page.evaluate(fn, ...args).catch(() => null); // a navigation may be under way
    if (value) return value;
    if (Date.now() > end) throw new Error(`[${page.engine}] waited ${ms} ms for: ${what}`);
    await new Promise((r) => setTimeout(r, 25));
  }
}

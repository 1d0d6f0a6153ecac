// Where things are, and how tests reach them: the built site, a server with a log, the command line `recht`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer, siteHeaders } from '../../../tools/serve.mjs';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const DIST = resolve(process.env.CJR_DIST ?? join(ROOT, 'site/dist'));
export const RULESETS = resolve(process.env.CJR_REGELS ?? join(ROOT, 'rulesets'));
export const OUT = join(ROOT, 'build/beelden');
export { siteHeaders };

const CLI = process.env.CJR_RECHT_CLI ?? join(ROOT, 'build/native/recht');
export const hasCli = () => existsSync(CLI);

/** What the command line says for a situation: the judge of what the page shows. */
export function calculate(situation, values = '') {
  const text = execFileSync(CLI, ['calculate', '--rulesets', RULESETS, ...(values ? ['--waarden', values] : []), '-'], { input: JSON.stringify(situation), encoding: 'utf8', maxBuffer: 1 << 24 });
  return JSON.parse(text);
}

/** One process for many situations. */
export function calculateAll(situations) {
  const input = situations.map((s) => JSON.stringify(s)).join('\n') + '\n';
  const text = execFileSync(CLI, ['batch', '--rulesets', RULESETS], { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  return text.trim().split('\n').map((line) => JSON.parse(line));
}

/** The site as it ships, and everything that reached the server: requests and bare connections. */
export async function serveSite({ headers, root = DIST } = {}) {
  if (!existsSync(join(root, 'check/index.html'))) throw new Error(`no built site in ${root}: run ./run build first`);
  const log = [];
  let connections = 0;
  const site = await startServer({ root, port: 0, headers, onRequest: (seen) => log.push({ ...seen, at: Date.now() }) });
  site.server.on('connection', () => connections++);
  return {
    url: site.url.replace(/\/$/, ''),
    log,
    connections: () => connections,
    /** Requests that came after `mark`, in words. */
    since: (mark) => log.slice(mark).map((r) => `${r.method} ${r.url}`),
    mark: () => log.length,
    close: site.close,
  };
}

export function outFolder(...parts) {
  const dir = join(OUT, ...parts);
  mkdirSync(dir, { recursive: true });
  return dir;
}

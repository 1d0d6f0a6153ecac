// A small static server for trying and testing the site as it must be hosted: the same security headers,
// the right types, compressed files where the browser takes them. Node only, no packages.
//
//   node tools/serve.mjs [--root site/dist] [--port 8080] [--host 127.0.0.1] [--log-json]
//
// Tests use startServer(): they judge at the server what a page really sent.
import { createServer } from 'node:http';
import { createReadStream, promises as fs } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const contentPolicy = [
  "default-src 'none'",
  // Without 'wasm-unsafe-eval' no browser compiles the engine; eval stays forbidden.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  // the example pages show the check in a frame; behind its own seal the check can make none
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html cjr',
].join('; ');

/** What every answer carries. The hosting guide gives the same list for other servers. */
export const siteHeaders = Object.freeze({
  'Content-Security-Policy': contentPolicy,
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), display-capture=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // The two below let the sandboxed frame, whose origin is "null", load our static files.
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
});

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

// Built files are named <name>-<8 characters>.<ext> or <name>.<8 characters>.<ext> after what is in them: a
// file with such a name never changes.
const hashed = /\/(assets|regels)\/[^/]+[-.][\w-]{8}\.\w+$/;

/** The service worker stays fresh for a minute, so that a browser does not ask for it again behind the page's seal. */
function keepFor(pathname) {
  if (pathname === '/sw.js') return 'max-age=60';
  return hashed.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** The file that an address means, or null when there is none or it lies outside the root. */
async function fileFor(root, pathname) {
  let path;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  if (path.endsWith('/')) path += 'index.html';
  const file = resolve(root, `.${path}`);
  if (!file.startsWith(root + sep)) return null;
  try {
    // A link inside the root must not lead out of it either.
    if (!(await fs.realpath(file)).startsWith((await fs.realpath(root)) + sep)) return null;
    const info = await fs.stat(file);
    return info.isFile() ? { file, info } : null;
  } catch {
    return null;
  }
}

const takesBrotli = (request) =>
  /(^|,)\s*br\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[\d.]+\s*)?(,|$)/.test(request.headers['accept-encoding'] ?? '');

async function answer(root, extraHeaders, request, response) {
  const { pathname } = new URL(request.url, 'http://host');
  const extra = typeof extraHeaders === 'function' ? extraHeaders(pathname) : extraHeaders;
  for (const [name, value] of Object.entries({ ...siteHeaders, ...extra })) {
    // null takes a header away: a test of a page without it, or of a host that forgot it.
    if (value !== null && value !== undefined) response.setHeader(name, value);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return send(request, response, 405, 'Only GET and HEAD\n');
  }

  let found = await fileFor(root, pathname);
  if (!found && !pathname.endsWith('/') && (await fileFor(root, `${pathname}/`))) {
    response.setHeader('Location', `${pathname.replace(/^\/+/, '/')}/`);
    return send(request, response, 308, '');
  }
  const status = found ? 200 : 404;
  found ??= await fileFor(root, '/404.html');
  if (!found) return send(request, response, 404, 'Not found\n');

  response.setHeader('Content-Type', types[extname(found.file)] ?? 'application/octet-stream');
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', status === 200 ? keepFor(pathname) : 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding');
  const small = takesBrotli(request) && (await fs.stat(`${found.file}.br`).catch(() => null));
  const tag = `"${found.info.size.toString(36)}-${Math.trunc(found.info.mtimeMs).toString(36)}${small ? '-br' : ''}"`;
  if (status === 200) response.setHeader('ETag', tag);
  if (status === 200 && request.headers['if-none-match'] === tag) {
    response.removeHeader('Content-Type');
    return send(request, response, 304, '');
  }
  if (small) response.setHeader('Content-Encoding', 'br');
  response.setHeader('Content-Length', (small || found.info).size);
  response.statusCode = status;
  if (request.method === 'HEAD') return response.end();
  createReadStream(small ? `${found.file}.br` : found.file)
    .on('error', () => response.destroy())
    .pipe(response);
}

function send(request, response, status, text) {
  response.statusCode = status;
  if (text) response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(request.method === 'HEAD' ? '' : text);
}

/**
 * Starts serving `root`. `port: 0` takes a free one.
 *
 * `onRequest` sees every request, of whatever method and also one that is broken off or asks for a WebSocket,
 * as soon as it has arrived: { method, url, path, headers, body, status }. `status` is null then and filled in
 * when the answer has gone; `onAnswer` sees the same object at that moment.
 *
 * `headers` adds to or replaces those of the site: an object, or a function of the path; null takes one away.
 */
export async function startServer(settings = {}) {
  const { root = 'site/dist', port = 8080, host = '127.0.0.1', onRequest, onAnswer, headers = {} } = settings;
  const base = resolve(root);
  const note = (request, body) => {
    const seen = {
      method: request.method,
      url: request.url,
      path: request.url.split('?')[0],
      headers: request.headers,
      body,
      status: null,
    };
    onRequest?.(seen);
    return seen;
  };

  const server = createServer((request, response) => {
    const parts = [];
    let seen;
    const arrived = () => { seen ??= note(request, Buffer.concat(parts).toString('utf8')); };
    request.on('data', (part) => parts.push(part));
    request.on('error', arrived);
    request.on('close', arrived);
    request.on('end', () => {
      arrived();
      response.on('close', () => {
        seen.status = response.statusCode;
        onAnswer?.(seen);
      });
      answer(base, headers, request, response).catch(() => {
        if (!response.headersSent) response.statusCode = 400;
        response.end();
      });
    });
  });
  const refuse = (request, socket) => {
    const seen = note(request, '');
    seen.status = 400;
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    onAnswer?.(seen);
  };
  server.on('upgrade', refuse);
  server.on('connect', refuse);

  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(Number(port), host, done);
  });
  const bound = server.address().port;
  return {
    server,
    port: bound,
    url: `http://${host}:${bound}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function options(args) {
  const read = { root: 'site/dist', port: 8080, host: '127.0.0.1', logJson: false };
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--log-json') read.logJson = true;
    else if (['--root', '--port', '--host'].includes(args[i]) && args[i + 1] !== undefined) {
      read[args[i].slice(2)] = args[(i += 1)];
    } else throw new Error(`unknown or incomplete option ${args[i]}`);
  }
  read.port = Number(read.port);
  if (!Number.isInteger(read.port) || read.port < 0 || read.port > 65535) throw new Error('--port: a number up to 65535');
  return read;
}

async function main() {
  const { root, port, host, logJson } = options(process.argv.slice(2));
  await fs.access(join(root, 'index.html')).catch(() => {
    throw new Error(`${root} holds no index.html: build the site first (./run build)`);
  });
  const onAnswer = logJson ? (seen) => process.stdout.write(`${JSON.stringify(seen)}\n`) : undefined;
  // To try docs/embed.md with: pages on other ports of this machine may show the check in a frame.
  const near = "frame-ancestors 'self' http://127.0.0.1:* http://localhost:*";
  const headers = host === '127.0.0.1' ? { 'Content-Security-Policy': contentPolicy.replace("frame-ancestors 'self'", near) } : {};
  const { url } = await startServer({ root, port, host, onAnswer, headers });
  if (port === 0 || logJson) process.stderr.write(`${url}\n`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    const taken = error.code === 'EADDRINUSE' ? ' (already in use; another one: PORT=8081 ./run)' : '';
    process.stderr.write(`serve: ${error.message}${taken}\n`);
    process.exitCode = 1;
  });
}

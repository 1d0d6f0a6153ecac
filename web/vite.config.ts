import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { bundel, gehasht, metIcoon, metNamen, opVerzoek, som, taalfouten, talenVan } from './tools/bundel.mjs';
import { elementstijl, heelBlad, tokenlijst } from './tools/elementstijl.mjs';
import { stijlen, thema, themaStijl } from './tools/thema.mjs';
import { voorbereid } from './tools/voorbereid.mjs';

const hier = dirname(fileURLToPath(import.meta.url));
// Both can be pointed elsewhere to try the page with other rules or another module with the same face.
const regels = resolve(hier, process.env.CJR_REGELS ?? '../rulesets');
const recht = resolve(hier, process.env.CJR_RECHT ?? '../build/wasm/recht.js');
// The page takes rules that were compiled here: its engine has no compiler.
const zonderCompiler = resolve(dirname(recht), 'prepared/recht.js');
const wasm = resolve(dirname(zonderCompiler), 'recht.wasm');
const taalmap = resolve(hier, 'src/taal');

/** The few texts of the first page, in Dutch and English, travel inside the first script; some stand in its HTML only. */
const START = /^(site|start|gemeente|maand|voet)\.(?!titel|belofte$|laden|zonderscript)|^knop\.verder$|^fout\.(titel|kop)$/;
/** Where the host has chosen the municipality, the first screen says what this is instead. */
const START_BINNEN = new RegExp(`${START.source}|^start\\.(titel|belofte)$`);

/** Rules, texts and the engine's binary as hashed static files, their names as `virtual:cjr-bestanden`. */
function gegevens(eerst: RegExp): Plugin {
  const namen: Record<string, string> = {};
  const inhoud = new Map<string, string | Buffer>();
  let start: Record<string, Record<string, string>> = {};
  const maak = async () => {
    const talen: Record<string, Record<string, string>> = Object.fromEntries(
      talenVan({ rulesets: regels, taal: taalmap }).map(({ code }: { code: string }) => [code, JSON.parse(readFileSync(resolve(taalmap, `${code}.json`), 'utf8'))]));
    const fouten = taalfouten(talen, false);
    start = Object.fromEntries(['nl', 'en'].map((t) => [t, Object.fromEntries(Object.entries(talen[t]!).filter(([n]) => eerst.test(n)))]));
    if (fouten.length) throw new Error(`Texts are not complete:\n  ${fouten.join('\n  ')}`);
    if (existsSync(wasm)) {
      for (const [naam, tekst] of Object.entries(metNamen(await voorbereid(bundel({ rulesets: regels, taal: taalmap }), recht)))) {
        const bestand = gehasht(naam, tekst);
        inhoud.set(bestand, tekst);
        if (!opVerzoek(naam)) namen[naam] = bestand;
      }
      const b = readFileSync(wasm);
      namen.wasm = `assets/recht.${som(b)}.wasm`;
      inhoud.set(namen.wasm, b);
    }
  };
  return {
    name: 'cjr-gegevens',
    buildStart: maak,
    resolveId: (id) => (id.startsWith('virtual:cjr-') ? `\0${id}` : null),
    load: (id) => {
      if (id === '\0virtual:cjr-bestanden') return `export default ${JSON.stringify(namen)};`;
      if (id === '\0virtual:cjr-starttekst') return `export default ${JSON.stringify(start)};`;
      return null;
    },
    generateBundle() {
      for (const [fileName, source] of inhoud) this.emitFile({ type: 'asset', fileName, source });
      const bestanden = [...inhoud.keys()].sort();
      this.emitFile({ type: 'asset', fileName: 'regels/bestanden.json', source: JSON.stringify({ bestanden }) });
    },
    // What is surely needed is asked for at once, beside the script and not after it.
    transformIndexHtml: (html, ctx) => {
      const nl = JSON.parse(readFileSync(resolve(taalmap, 'nl.json'), 'utf8')) as Record<string, string>;
      const vol = metIcoon(html).replace(/\{\{([\w.]+)\}\}/g, (_, k: string) => {
        if (!(k in nl)) throw new Error(`${ctx.path}: no text "${k}" in nl.json`);
        return nl[k];
      });
      if (!/^\/(check|embed)\//.test(ctx.path)) return vol; // a kiosk has no slow line to wait for
      const link = (attrs: Record<string, string>, later: boolean) =>
        ({ tag: 'link', attrs: { ...attrs, ...(later ? { fetchpriority: 'low' } : {}) }, injectTo: 'head' as const });
      const voor = ['lijst', 'wasm', 'rijk'].filter((n) => namen[n]);
      const tags = voor.map((n, i) => link({ rel: 'preload', as: 'fetch', crossorigin: '', href: `../${namen[n]}` }, i > 0));
      const rest = Object.keys(ctx.bundle ?? {}).find((f) => /^assets\/(embed-)?achteraf-.*\.js$/.test(f));
      if (rest) tags.splice(2, 0, link({ rel: 'modulepreload', crossorigin: '', href: `../${rest}` }, true));
      for (const f of ctx.chunk?.imports ?? []) tags.unshift(link({ rel: 'modulepreload', crossorigin: '', href: `../${f}` }, false));
      return { html: vol, tags };
    },
    configureServer(server) {
      server.middlewares.use((req, res, next) => {
        const naam = (req.url ?? '').split('?')[0].replace(/^\//, '');
        const b = inhoud.get(naam);
        if (b === undefined) return next();
        res.setHeader('content-type', naam.endsWith('.wasm') ? 'application/wasm' : naam.endsWith('.regels') ? 'application/octet-stream' : 'application/json');
        res.end(b);
      });
    },
  };
}

/** What only the check in other people's pages needs: the names of the tokens, and the sheet for a shadow root. */
function ingesloten(): Plugin {
  const map = resolve(hier, 'src/stijl');
  const lees = (f: string) => readFileSync(resolve(hier, 'src', f), 'utf8');
  const inhoud: Record<string, () => unknown> = {
    'virtual:cjr-tokens': () => tokenlijst(lees('stijl/tokens.css')),
    'virtual:cjr-elementstijl': () => elementstijl(heelBlad(map, lees('embed/binnen.css')), thema(stijlen(map)), tokenlijst(lees('stijl/tokens.css'))),
  };
  return {
    name: 'cjr-ingesloten',
    enforce: 'pre',
    // the host's page has a main part of its own
    transform: (code, id) => (/\/src\/(schermen|embed)\/.+\.ts$/.test(id)
      ? { code: code.replaceAll('<main ', '<section aria-label="Check je recht" ').replaceAll('</main>', '</section>'), map: null } : null),
    resolveId: (id) => (id in inhoud ? `\0${id}` : null),
    load: (id) => (id.slice(1) in inhoud && id[0] === '\0' ? `export default ${JSON.stringify(inhoud[id.slice(1)]!())};` : null),
  };
}

/**
 * What is sent to everybody and does nothing there: indents inside templates, full names of laws, links for parts that the
 * page names itself, and in the engine's own script the ways to find and read its binary, which the page always hands over,
 * and what it says to programmers who call it wrongly.
 */
function zonderOverbodig(): Plugin {
  return {
    name: 'cjr-zonder-overbodig', apply: 'build', enforce: 'pre',
    // every part that is fetched later is asked for in the page's head, and has no style sheet of its own; and other
    // people's pages get no links from us
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (haal) => haal();' : null),
    transform: (code, id) => {
      if (/\/src\/.+\.ts$/.test(id)) return { code: code.replace(/\n\s+/g, '\n'), map: null };
      if (id.endsWith('/site/wetten.json')) {
        const wetten = Object.entries(JSON.parse(code) as Record<string, { bwb: string }>).map(([naam, { bwb }]) => [naam, { bwb }]);
        return { code: JSON.stringify(Object.fromEntries(wetten)), map: null };
      }
      if (id.endsWith('/recht.mjs')) {
        // hooks that only other ways of starting the module set
        const haken = /\bModule\["(?:preRun|postRun|monitorRunDependencies|setStatus|preInit|onRuntimeInitialized|onAbort|arguments|thisProgram|quit|locateFile|print)"\](?!\s*=[^=])/g;
        const fout = /\b(throw(?:Binding|Internal)Error)\((?!message\b)(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g;
        // every browser that runs this has a TextDecoder; without it the script would decode by itself
        const zelf = /if\(endPtr-idx>16&&heap\.subarray&&UTF8Decoder\)\{(return UTF8Decoder\.decode\(heap\.subarray\(idx,endPtr\)\))\}else\{[^]*?\}return str\}/;
        // no text of wide characters crosses the border
        const breed = /(function __embind_register_std_wstring\([^)]*\)\{)[^]*?\}\)(?=\}function )/;
        return { code: code.replace(zelf, '$1}').replace(breed, '$1').replace(/\bENVIRONMENT_IS_\w+\b(?!\s*=[^=])/g, 'false').replace(haken, 'false').replace('instantiateAsync().catch(readyPromiseReject);', '').replace(fout, '$1("recht.js")'), map: null };
      }
      return null;
    },
  };
}

/** `--mode embed`: what other people's pages load, built by itself so that the check's own parts stay as they are. */
export default defineConfig(({ mode }) => {
  const binnen = mode === 'embed';
  return {
    root: hier,
    base: './',
    publicDir: false,
    resolve: { alias: { '@recht': zonderCompiler } },
    // the kiosk is never in somebody else's page
    define: binnen ? { 'document.documentElement.dataset.kiosk': 'false' } : {},
    plugins: [gegevens(binnen ? START_BINNEN : START), themaStijl(resolve(hier, 'src/stijl')), ...(binnen ? [ingesloten()] : []), zonderOverbodig()],
    build: {
      outDir: resolve(hier, '../site/dist'),
      emptyOutDir: !binnen,
      target: 'es2022',
      assetsInlineLimit: 0, // no data: addresses: the policy refuses them
      modulePreload: false,
      reportCompressedSize: false,
      rollupOptions: binnen ? {
        input: { embed: resolve(hier, 'embed/index.html'), element: resolve(hier, 'src/embed/element.ts') },
        preserveEntrySignatures: 'exports-only',
        output: {
          // other people's pages import this one by name
          entryFileNames: (c) => (c.name === 'element' ? 'embed/element.js' : 'assets/[name]-[hash].js'),
          chunkFileNames: 'assets/embed-[name]-[hash].js',
          assetFileNames: (a) => `assets/${/alles/.test(a.names[0] ?? '') ? '' : 'embed-'}[name]-[hash][extname]`,
        },
      } : { input: { check: resolve(hier, 'check/index.html'), kiosk: resolve(hier, 'src/kiosk/kiosk.css') } },
    },
    test: { include: ['src/**/*.test.ts', 'tools/**/*.test.ts'], testTimeout: 60_000 },
  } as UserConfig;
});

// The workshop for policy officers: a page of its own, built apart, so that nothing of it weighs on the check. It holds the
// whole rulesets, as they stand in the repository, with the cases beside them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { gehasht, metIcoon, som } from './tools/bundel.mjs';
import { themaStijl } from './tools/thema.mjs';

const hier = dirname(fileURLToPath(import.meta.url));
const regels = resolve(hier, process.env.CJR_REGELS ?? '../rulesets');
const recht = resolve(hier, process.env.CJR_RECHT ?? '../build/wasm/recht.js');
const lees = (...deel: string[]) => readFileSync(join(regels, ...deel), 'utf8');

interface Teksten { naam?: string; stappen?: Record<string, string>; voorwaarden?: Record<string, { wat?: string }>; regelingen?: Record<string, Teksten> }
/** Plain names of schemes, steps and conditions, for people who read rules. */
function namenVan(bestand: string): Record<string, Teksten> {
  const pad = join(regels, 'teksten/nl', bestand);
  if (!existsSync(pad)) return {};
  const { regelingen, naam, stappen, voorwaarden } = JSON.parse(readFileSync(pad, 'utf8')) as Teksten;
  const kort = (t: Teksten): Teksten => ({ naam: t.naam, stappen: t.stappen, voorwaarden: Object.fromEntries(Object.entries(t.voorwaarden ?? {}).map(([k, v]) => [k, { wat: v.wat }])) });
  return { [bestand.replace('.json', '')]: kort({ naam, stappen, voorwaarden }), ...Object.fromEntries(Object.entries(regelingen ?? {}).map(([k, v]) => [k, kort(v)])) };
}

/** The short name of every fact, for people who write a formula. */
function feitnamen(): Record<string, string> {
  const { feiten } = JSON.parse(lees('teksten/nl/feiten.json')) as { feiten: Record<string, { kort: string }> };
  return Object.fromEntries(Object.entries(feiten).map(([k, v]) => [k, v.kort]));
}

function gegevens(): Plugin {
  const inhoud = new Map<string, string | Buffer>();
  const namen: Record<string, string> = {};
  const zet = (naam: string, x: unknown) => {
    const tekst = JSON.stringify(x);
    namen[naam] = gehasht(naam, tekst);
    inhoud.set(namen[naam], tekst);
  };
  return {
    name: 'cjr-werkplaats-gegevens',
    buildStart() {
      const mappen = Object.fromEntries(['rijk', 'gemeenten'].map((m) => [m, readdirSync(join(regels, m)).filter((f) => f.endsWith('.json')).sort()]));
      const zonder = (f: string) => !f.endsWith('.cases.json') && f !== 'lijst.json';
      zet('rijk', mappen.rijk!.filter(zonder).map((f) => ({ name: `rijk/${f}`, text: lees('rijk', f) })));
      const gevallen = (map: string, f: string) => { const c = f.replace('.json', '.cases.json'); return mappen[map]!.includes(c) ? lees(map, c) : null; };
      const talen = readdirSync(join(regels, 'teksten'), { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name);
      const stapel = (ids: string[]) => Object.fromEntries(talen.flatMap((t) => ids.map((id) => `${t}/${id}.json`)).filter((f) => existsSync(join(regels, 'teksten', f))).map((f) => [f, lees('teksten', f)]));
      for (const f of mappen.rijk!.filter((x) => zonder(x) && x !== 'feiten.json')) {
        const { id, regelingen } = JSON.parse(lees('rijk', f)) as { id: string; regelingen?: { id: string }[] };
        zet(`bij-${id}`, { gevallen: gevallen('rijk', f), stapel: stapel([id, ...(regelingen ?? []).map((r) => r.id)]) });
      }
      const gemeenten = mappen.gemeenten!.filter(zonder).map((f) => {
        const text = lees('gemeenten', f);
        const { gemeente, naam } = JSON.parse(text) as { gemeente: string; naam: string };
        zet(gemeente, { bestand: { name: `gemeenten/${f}`, text }, gevallen: gevallen('gemeenten', f), stapel: stapel([f.replace('.json', '')]) });
        return { code: gemeente, naam };
      });
      const alle = readdirSync(join(regels, 'teksten/nl')).filter((f) => f !== 'feiten.json').map(namenVan);
      const lijst = (JSON.parse(lees('gemeenten/lijst.json')) as { gemeenten: { code: string; naam: string }[] }).gemeenten.map(({ code, naam }) => ({ code, naam }));
      const zonderRegels = lijst.filter((g) => !gemeenten.some((x) => x.code === g.code)).sort((a, b) => a.naam.localeCompare(b.naam, 'nl'));
      const nieuw = (...deel: string[]) => lees('sjabloon', ...deel);
      zet('sjabloon', { regels: nieuw('gm0000.json'), gevallen: nieuw('gm0000.cases.json'), teksten: { nl: nieuw('teksten/nl/gm0000.json'), en: nieuw('teksten/en/gm0000.json') }, bouwstenen: JSON.parse(nieuw('bouwstenen.json')) as unknown });
      zet('namen', { gemeenten, zonder: zonderRegels, namen: Object.assign({}, ...alle) as unknown, feiten: feitnamen() });
      zet('bevolking', JSON.parse(readFileSync(resolve(hier, '../tools/bevolking.json'), 'utf8')));
      const wasm = resolve(dirname(recht), 'recht.wasm');
      if (existsSync(wasm)) {
        const b = readFileSync(wasm);
        namen.wasm = `deel/recht.${som(b)}.wasm`; // with its compiler, which the check has no use for
        inhoud.set(namen.wasm, b);
      }
      const tellen = resolve(dirname(recht), 'tellen.wasm');
      if (existsSync(tellen)) {
        const b = readFileSync(tellen);
        namen.tellen = `deel/tellen.${som(b)}.wasm`;
        inhoud.set(namen.tellen, b);
      }
    },
    resolveId: (id) => (id === 'virtual:cjr-werkplaats' ? `\0${id}` : null),
    transformIndexHtml: metIcoon,
    load: (id) => (id === '\0virtual:cjr-werkplaats' ? `export default ${JSON.stringify(namen)};` : null),
    generateBundle() {
      for (const [fileName, source] of inhoud) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

const uit = { entryFileNames: 'deel/[name]-[hash].js', chunkFileNames: 'deel/[name]-[hash].js', assetFileNames: 'deel/[name]-[hash][extname]' };

export default defineConfig({
  root: resolve(hier, 'werkplaats'),
  base: './',
  publicDir: false,
  resolve: { alias: { '@recht': recht, '@tellen': resolve(dirname(recht), 'tellen.mjs') } },
  plugins: [gegevens(), themaStijl(resolve(hier, 'src/stijl'))],
  worker: { format: 'es', rollupOptions: { output: uit } },
  build: {
    outDir: resolve(hier, '../site/dist/werkplaats'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: { output: uit },
  },
});

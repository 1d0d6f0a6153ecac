// The engine as an ES module, for pages and for Node. It sends nothing, stores nothing and reads no clock; the only
// request it makes is for its own recht.wasm, and only when that is not handed over.
import factory from './recht.mjs';

/** What `load` rejects with when rulesets have faults: `fouten` names them all. */
export class RulesetError extends Error {
  constructor(fouten) {
    const first = fouten[0] ?? { message: 'unknown' };
    super(`${fouten.length} fault(s) in the rulesets; the first: ${first.file ?? ''}:${first.line ?? 0}: ${first.message}`);
    this.name = 'RulesetError';
    this.fouten = fouten;
  }
}

/** Compiles recht.wasm: once for as many engines as one likes, see the option `module` of `load`. */
export async function compile(wasm = beside('recht.wasm')) {
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm)) return WebAssembly.compile(wasm);
  const url = new URL(wasm, globalThis.document?.baseURI ?? import.meta.url);
  if (url.protocol === 'file:' && globalThis.process?.versions?.node) {
    const { readFile } = await import(/* @vite-ignore */ `node:${'fs/promises'}`);
    return WebAssembly.compile(await readFile(url));
  }
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  // Compiling while it comes in needs the right media type; a host that forgets it only costs time.
  if (WebAssembly.compileStreaming && /^application\/wasm\b/.test(response.headers.get('content-type') ?? '')) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

// Not written as one expression, or bundlers would copy the binary a second time.
function beside(name) {
  return new URL(name, import.meta.url);
}

export async function load({ rulesets, wasm, module } = {}) {
  if (!Array.isArray(rulesets)) throw new TypeError('load({ rulesets: [ … ] }): the list of rulesets is missing');
  const compiled = module ?? (await compile(wasm));
  const runtime = await factory({
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(compiled, imports).then((instance) => receive(instance, compiled));
      return {};
    },
  });
  return new Recht(runtime, rulesets);
}

const decoder = new TextDecoder();

/** Text as it is, an object as its JSON. */
function jsonText(value) {
  if (typeof value === 'string') return value;
  const text = JSON.stringify(value);
  // undefined, a function: the engine then says what it expected.
  return text === undefined ? 'null' : text;
}

function source(item, index) {
  // rules that prepare() made
  if (item instanceof ArrayBuffer || ArrayBuffer.isView(item)) return { name: `voorbereid-${index + 1}`, text: item };
  if (typeof item === 'string') return { name: `regelset-${index + 1}.json`, text: item };
  if (typeof item?.text === 'string' && item.soort === undefined) return { name: String(item.name ?? `regelset-${index + 1}.json`), text: item.text };
  return { name: `${item?.id ?? item?.soort ?? `regelset-${index + 1}`}.json`, text: jsonText(item) };
}

class Recht {
  #runtime;
  #engine;

  constructor(runtime, rulesets) {
    this.#runtime = runtime;
    this.#engine = new runtime.Engine();
    this.version = runtime.version();
    rulesets.forEach((item, index) => {
      const { name, text } = source(item, index);
      this.#engine.add(name, text);
    });
    const faults = decoder.decode(this.#engine.load());
    if (faults) {
      this.destroy();
      throw new RulesetError(JSON.parse(faults).fouten);
    }
  }

  get #open() {
    if (!this.#engine) throw new Error('this engine was destroyed');
    return this.#engine;
  }

  /** The answer as text: the same bytes as the command `recht` prints for the same text. */
  calculateText(situatie, opties) {
    return this.#answer(situatie, '', opties);
  }
  calculate(situatie, opties) {
    return JSON.parse(this.#answer(situatie, '', opties));
  }
  explainText(situatie, regeling, opties) {
    return this.#answer(situatie, String(regeling), opties);
  }
  explain(situatie, regeling, opties) {
    return JSON.parse(this.#answer(situatie, String(regeling), opties));
  }

  #answer(situatie, regeling, { waarden = [], aannames, vragen = true } = {}) {
    const values = typeof waarden === 'string' ? waarden : waarden.join('\n');
    return decoder.decode(this.#open.calculate(jsonText(situatie), regeling, values, aannames === 'geen', vragen));
  }

  /** The months of a household with its events, as text: the same bytes as the command `recht timeline` prints. */
  timelineText(situatie, { maanden = 12, waarden = [], aannames } = {}) {
    const values = typeof waarden === 'string' ? waarden : waarden.join('\n');
    return decoder.decode(this.#open.timeline(jsonText(situatie), values, aannames === 'geen', Number(maanden)));
  }
  timeline(situatie, opties) {
    return JSON.parse(this.timelineText(situatie, opties));
  }

  /** The path that narrows the whole answer most; null when nothing can, or when the situation has faults. */
  nextQuestion(situatie) {
    return decoder.decode(this.#open.nextQuestion(jsonText(situatie))) || null;
  }

  curve(situatie, { pad, van, tot, punten = 101 }) {
    const engine = this.#open;
    const details = JSON.parse(decoder.decode(engine.curve(jsonText(situatie), String(pad), String(van), String(tot), punten)));
    if (details.fouten) return details;
    const regelingen = {};
    for (let i = 0; i < engine.curveLines(); i++) {
      // Copies: the engine's own memory is used again by the next call.
      regelingen[engine.curveScheme(i)] = { laagste: engine.curveLow(i).slice(), hoogste: engine.curveHigh(i).slice() };
    }
    return { x: engine.curveX().slice(), regelingen, totaal: engine.curveTotal().slice(), ...details };
  }

  /** The loaded rules as bytes, for the module in `prepared/`; null for a municipality without rules of its own. */
  prepare(gemeente = '') {
    const bytes = this.#open.prepare(gemeente);
    return bytes.length ? bytes.slice() : null;
  }

  /** The declared facts, as in the fact file. */
  facts() {
    return JSON.parse(decoder.decode(this.#open.facts()));
  }
  /** Ids of the national schemes, then those of a municipality. */
  schemes(gemeente = '') {
    return this.#open.schemes(gemeente).split('\n').filter(Boolean);
  }

  /** Frees the engine and overwrites all memory that it used: nothing that was filled in is left in it. */
  destroy() {
    if (!this.#engine) return;
    this.#engine.delete();
    this.#engine = null;
    this.#runtime.HEAPU8.fill(0);
    this.#runtime = null;
  }
}

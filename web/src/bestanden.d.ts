declare module 'virtual:cjr-bestanden' {
  /** name → address below the site's root: rijk, lijst, wasm, taal, gm/GM0153, … */
  const bestanden: Record<string, string>;
  export default bestanden;
}
declare module 'virtual:cjr-starttekst' {
  /** language → key → text: only what the first page needs */
  const teksten: Record<string, Record<string, string>>;
  export default teksten;
}
declare module '@recht' {
  
  export function load(o: { rulesets: unknown[]; module?: WebAssembly.Module }): Promise<import('./kern/typen.ts').Recht>;
  export function compile(wasm: string): Promise<WebAssembly.Module>;
}
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
/** Files of a folder, taken in by the build. */
interface ImportMeta {
  glob<T>(pattern: string, o: { eager: true; import: 'default' }): Record<string, T>;
}
declare module 'virtual:cjr-tokens' {
  /** our own variable → the tokens of a theme that it reads, best first */
  const tokens: Record<string, string[]>;
  export default tokens;
}
declare module 'virtual:cjr-elementstijl' {
  const blad: string;
  export default blad;
}

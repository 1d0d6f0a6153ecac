declare module 'virtual:cjr-werkplaats' {
  const namen: Record<string, string>;
  export default namen;
}
declare module '*?worker&url' {
  const adres: string;
  export default adres;
}
declare module '@tellen' {
  interface Counter {
    add(na: boolean, naam: string, tekst: string): void;
    load(): Uint8Array;
    begin(eerste: string): Uint8Array;
    firstCounts(): boolean;
    lines(tekst: string, vanaf: number): Uint8Array;
    sideBySide(): number;
  }
  const fabriek: (o: { instantiateWasm(invoer: WebAssembly.Imports, klaar: (x: WebAssembly.Instance, m: WebAssembly.Module) => void): object }) => Promise<{ Counter: { new (): Counter; prototype: Counter } }>;
  export default fabriek;
}

declare module 'virtual:cjr-werkplaats' {
  const namen: Record<string, string>;
  export default namen;
}
declare module '*?worker&url' {
  const adres: string;
  export default adres;
}

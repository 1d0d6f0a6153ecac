// A formula of the rules, read out as a Dutch sentence. The words stand for the signs only: nothing is explained away.
const WOORDEN: [RegExp, string][] = [
  // the other spellings of signs are equal (docs/regeltaal.md)
  [/<=/g, '≤'], [/>=/g, '≥'], [/<>|!=/g, '≠'], [/\*/g, '×'], [/\s\/\s/g, ' ÷ '],
  [/\bniet\s+(?=[a-z(\u0001])/g, 'niet: '],
  [/\s*≤\s*/g, ' is hoogstens '],
  [/\s*≥\s*/g, ' is ten minste '],
  [/\s*<\s*/g, ' is minder dan '],
  [/\s*>\s*/g, ' is meer dan '],
  [/\s*≠\s*/g, ' is niet '],
  [/\s+=\s+/g, ' is '],
  [/\s*×\s*/g, ' keer '],
  [/\s*÷\s*/g, ' gedeeld door '],
  [/\s+\+\s+/g, ' plus '],
  [/\s+[-−]\s+/g, ' min '],
  [/\bafgerond\(/g, 'afgerond (van '],
  [/\ber_is\(/g, 'er is (een '],
  [/\baantal\(/g, 'het aantal ('],
  [/\bsom\(/g, 'de som (van '],
  [/\benig\(/g, 'er is ten minste één ('],
  [/\balle\(/g, 'voor alle ('],
  [/\bmin\(/g, 'het laagste (van '],
  [/\bmax\(/g, 'het hoogste (van '],
  [/\bper_maand\(/g, 'per maand ('],
  [/\bper_jaar\(/g, 'per jaar ('],
  [/\bleeftijd\(/g, 'de leeftijd (van '],
  [/\bingevuld\(/g, 'ingevuld is ('],
];

const NAAM = /[a-z][\w.]*[a-z0-9]/gi;
/** `naam` gives the plain name of a rule, parameter or fact, where there is one. */
export function leesFormule(formule: string, naam: (n: string) => string | undefined = () => undefined): string {
  // plain names are put aside first, so that no word in them is read as a sign or as another name
  const namen: string[] = [];
  let zin = formule.replace(NAAM, (n) => { const x = naam(n); return x === undefined ? n : `\u0001${namen.push(x) - 1}\u0002`; });
  for (const [teken, woord] of WOORDEN) zin = zin.replace(teken, woord);
  zin = zin.replace(NAAM, (n) => (n.includes('_') || n.includes('.') ? n.replaceAll('_', ' ').replaceAll('.', ' › ') : n));
  return zin.replace(/\u0001(\d+)\u0002/g, (_, i: string) => namen[Number(i)]!).replace(/\s+/g, ' ').trim();
}

// A formula of the rules, read out as a Dutch sentence. The words stand for the signs only: nothing is explained away.
const WOORDEN: [RegExp, string][] = [
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

/** `names` gives the plain name of a rule, parameter or fact, where there is one. */
export function leesFormule(formule: string, naam: (n: string) => string | undefined = () => undefined): string {
  let zin = formule;
  for (const [teken, woord] of WOORDEN) zin = zin.replace(teken, woord);
  return zin.replace(/[a-z][\w.]*[a-z0-9]/gi, (n) => naam(n) ?? (n.includes('_') || n.includes('.') ? n.replaceAll('_', ' ').replaceAll('.', ' › ') : n)).replace(/\s+/g, ' ').trim();
}

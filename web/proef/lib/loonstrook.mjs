// Makes payslips as PDF files, in several layouts, for the tests: a small writer of our own, no files in the repository.
// All names, employers and amounts are made up; the sums are worked out by hand beside each slip.

const escape = (s) => s.replace(/[\\()]/g, (c) => `\\${c}`).replace(/€/g, '\\200').replace(/[\u00a0-\u00ff]/g, (c) => `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`);
/** Width of Helvetica, roughly: enough to set amounts to the right. */
const width = (s, size) => [...s].reduce((n, c) => n + (/[.,:;il\-|' ]/.test(c) ? 0.278 : /[mwMW%]/.test(c) ? 0.85 : 0.556), 0) * size;

/** `pages`: lists of [x, y, text, { size, right }] from the top left, in points. An empty page gets a drawn box: a "scan". */
export function pdf(pages, { encrypt = false } = {}) {
  const objects = [];
  const add = (text) => objects.push(text);
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  pages.forEach((page, i) => {
    const drawn = page.map(([x, y, text, { size = 9, right = false } = {}]) =>
      `BT /F1 ${size} Tf 1 0 0 1 ${(right ? x - width(text, size) : x).toFixed(2)} ${842 - y} Tm (${escape(text)}) Tj ET`).join('\n');
    const stream = drawn || '0.9 g 40 40 500 760 re f';
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`);
    add(`<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`);
  });
  // a password that nobody has: the keys are of another file
  if (encrypt) add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`);
  let out = '%PDF-1.4\n';
  const at = objects.map((o, i) => {
    const here = Buffer.byteLength(out, 'latin1');
    out += `${i + 1} 0 obj\n${o}\nendobj\n`;
    return here;
  });
  const xref = Buffer.byteLength(out, 'latin1');
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.map((n) => `${String(n).padStart(10, '0')} 00000 n \n`).join('')}`;
  const extra = encrypt ? ` /Encrypt ${objects.length} 0 R /ID [<00> <00>]` : '';
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${extra} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

/** The same pages as the pieces of text that a reader of PDF finds: for the tests without a browser. */
export const pieces = (pages) => pages.flatMap((page, i) => page.map(([x, y, text, { size = 9, right = false } = {}]) => {
  const tekst = text.replace('€ ', '');
  return { tekst, x: right ? x - width(tekst, size) : x, y: 842 - y, breed: width(tekst, size), hoog: size, blad: i + 1 };
}));

/** Rows of [label, …cells] from `y` down; `columns`: right sides of the cells. */
const rows = (y, x, columns, list, step = 14) => list.flatMap(([label, ...cells], i) => [
  [x, y + i * step, label],
  ...cells.flatMap((c, k) => (c === '' || c === undefined ? [] : [[columns[k], y + i * step, c, { right: true }]])),
]);
const heads = (y, columns, list) => list.map((h, i) => [columns[i], y, h, { right: true }]);

/**
 * name → { pages, verwacht }. `verwacht`: what stands on the slip, read by eye. Every slip agrees with itself:
 * net = gross − pension − loonheffing − premiums − deductions + reimbursements.
 */
export const STROKEN = {
  // 2.450,00 − 98,00 = 2.352,00; − 231,50 = 2.120,50
  maand: {
    pages: [[
      [40, 50, 'Bakkerij Voorbeeld B.V.', { size: 14 }], [40, 70, 'Loonstrook'], [350, 70, 'Periode: oktober 2026'],
      [40, 84, 'Datum in dienst 01-03-2024'], [350, 84, 'Loonheffingskorting: Ja'], [350, 98, 'Uren per week: 32,00'],
      ...heads(130, [330, 400, 470, 540], ['Aantal', 'Tarief', 'Bedrag', 'Cumulatief']),
      ...rows(150, 40, [330, 400, 470, 540], [
        ['Salaris', '138,67', '17,67', '2.450,00', '24.500,00'], ['Pensioenpremie', '', '', '98,00-', '980,00-'],
        ['Loon voor loonheffing', '', '', '2.352,00', '23.520,00'], ['Loonheffing tabel', '', '', '231,50-', '2.315,00-'],
        ['Arbeidskorting', '', '', '441,67', '4.416,70'], ['Netto te betalen', '', '', '2.120,50', '21.205,00'],
      ]),
      [40, 260, 'Opgebouwd vakantiegeld'], [470, 260, '980,00', { right: true }],
      [40, 300, 'Wij maken uw loonheffing over aan de Belastingdienst en betalen uw nettoloon op de 25e van de maand.'],
    ]],
    verwacht: { soort: 'strook', strook: { per: 'maand', bruto: 2450, pensioen: 98, loon_lh: 2352, loonheffing: 231.5, netto: 2120.5, opgebouwd: 980, uren: 138.67, korting: 'ja' } },
  },
  // 80 × 15,52 = 1.241,60; loonheffing 27,77; net 1.213,83: the example of four weeks of cleaning
  schoonmaak: {
    pages: [[
      [40, 50, 'Schoon & Blij Schoonmaak', { size: 13 }], [40, 68, 'Salarisspecificatie'], [300, 68, 'Periode 10 (4 weken)'], [300, 82, '07-09-2026 t/m 04-10-2026'],
      [300, 96, 'LHK'], [360, 96, 'J'], [40, 96, 'Loontabel wit'],
      [40, 130, 'Omschrijving'], ...heads(130, [300, 370, 440], ['Uren', 'Uurloon', 'Deze periode']),
      ...rows(150, 40, [300, 370, 440], [
        ['Loon normaal tarief', '80,00', '15,52', '1.241,60'], ['Bruto totaal', '', '', '1.241,60'],
        ['Heffingsloon', '', '', '1.241,60'], ['LH tabel', '', '', '-27,77'], ['Nettoloon', '', '', '1.213,83'],
      ]),
      [40, 260, 'Cumulatieven'], ...rows(276, 40, [200], [['Loon LH', '12.416,00'], ['Loonheffing', '277,70'], ['Loon SV', '12.416,00'], ['Opbouw EJU', '310,40']]),
    ]],
    verwacht: { soort: 'strook', strook: { per: 'vier_weken', bruto: 1241.6, loon_lh: 1241.6, loonheffing: 27.77, netto: 1213.83, uren: 80, korting: 'ja' } },
  },
  // 36 × 15,00 = 540,00; + 4 × 7,50 = 30,00; + holiday pay each week 45,60 = 615,60; − StiPP 9,20 − PAWW 0,60 = 605,80;
  // − 58,40 = 547,40; − WGA 2,10 = 545,30; + 24,00 travel − 30,00 housing = 539,30
  uitzend: {
    pages: [[
      [40, 40, 'FLEXWERK UITZENDBUREAU'], [40, 54, 'Loonspecificatie week 43'], [40, 68, 'Tijdvak week   19-10-2026 - 25-10-2026'], [40, 82, 'Toepassen loonheffingskorting: Nee'],
      // one string a line, filled out with spaces, as old printers do
      ...[
        'Uren 100%              36,00    15,00      540,00',
        'Toeslaguren 50%         4,00     7,50       30,00',
        'Vakantiegeld                                45,60',
        'Totaal bruto                               615,60',
        'StiPP Basis                                 -9,20',
        'PAWW                                        -0,60',
        'Loon lb/pvv                                605,80',
        'Loonbelasting/premie volksverz.            -58,40',
        'Premie WGA                                  -2,10',
        'Reiskosten onbelast                         24,00',
        'Huisvesting                                -30,00',
        'Netto uit te betalen                       539,30',
      ].map((s, i) => [40, 120 + i * 13, s, { size: 8 }]),
    ]],
    verwacht: { soort: 'strook', strook: { per: 'week', bruto: 615.6, extra: 45.6, pensioen: 9.8, loon_lh: 605.8, loonheffing: 58.4, premies: 2.1, vergoeding: 24, inhouding: 30, netto: 539.3, uren: 36, korting: 'nee' } },
  },
  // 3.100,00 + 142,50 = 3.242,50; − 201,30 − 3,89 = 3.037,31; − 456,08 = 2.581,23; − 11,35 = 2.569,88; + 118,80 = 2.688,68
  zorg: {
    pages: [[
      [40, 50, 'Zorggroep De Linde', { size: 14 }], [330, 50, 'SALARISSTROOK september 2026'], [330, 64, '1-9-2026 t/m 30-9-2026'],
      // two blocks beside each other; values under their names in the head
      [40, 90, 'Contracturen'], [140, 90, 'Loonheffingskorting'], [270, 90, 'Schaal'], [40, 102, '28,00'], [140, 102, 'ja'], [270, 102, '35-4'],
      [40, 130, 'BETALINGEN'], [330, 130, 'CUMULATIEVEN t/m periode 9'],
      ...rows(148, 40, [280], [['Maandsalaris', '3.100,00'], ['ORT', '142,50'], ['Reiskosten woon-werk', '118,80']]),
      ...rows(148, 330, [540], [['Brutoloon', '29.182,50'], ['Fiscaal loon', '27.335,79'], ['Loonheffing', '4.104,72'], ['Pensioenpremie', '1.811,70'], ['Uren', '1.092,00']]),
      [40, 230, 'INHOUDINGEN'],
      ...rows(248, 40, [280], [['OP/AP-premie PFZW', '201,30'], ['PAWW', '3,89'], ['Loonheffing', '456,08'], ['Premie WGA werknemer', '11,35']]),
      [40, 330, 'Fiscaal loon'], [280, 330, '3.037,31', { right: true }],
      [40, 360, 'UIT TE BETALEN', { size: 12 }], [280, 360, '€ 2.688,68', { right: true, size: 12 }],
      [40, 376, 'Overgemaakt op IBAN NL00 BANK 0000 0000 00'],
    ]],
    verwacht: { soort: 'strook', strook: { per: 'maand', bruto: 3242.5, pensioen: 205.19, loon_lh: 3037.31, loonheffing: 456.08, premies: 11.35, vergoeding: 118.8, netto: 2688.68, uren: 121.33, korting: 'ja' } },
  },
  // 2.100,00 + 1.936,00 holiday pay = 4.036,00; − 84,00 = 3.952,00; − 118,25 − 775,00 = 3.058,75
  vakantiegeld: {
    pages: [[
      [40, 50, 'Winkelbedrijf Zon B.V.', { size: 14 }], [40, 70, 'Loonstrook mei 2026'], [350, 70, 'Heffingskorting toegepast ja'], [40, 84, 'BT% 40,03'],
      ...heads(120, [380, 460, 540], ['Bedrag', 'Tabel', 'Bijz. tarief']),
      ...rows(140, 40, [380, 460, 540], [
        ['Brutosalaris', '2.100,00', '2.100,00', ''], ['Uitbetaling vakantiegeld', '1.936,00', '', '1.936,00'],
        ['Pensioenpremie', '84,00', '84,00', ''], ['Loon loonheffing', '3.952,00', '2.016,00', '1.936,00'],
        ['Loonheffing tabel', '118,25', '118,25', ''], ['Loonheffing bijz. tarief', '775,00', '', '775,00'],
        ['Nettoloon', '3.058,75', '', ''],
      ]),
      [40, 260, 'Saldo vakantiegeld'], [380, 260, '0,00', { right: true }], [40, 280, 'Gewerkte uren totaal'], [380, 280, '130,00', { right: true }],
    ]],
    verwacht: { soort: 'strook', strook: { per: 'maand', bruto: 4036, extra: 1936, pensioen: 84, loon_lh: 3952, loonheffing: 893.25, netto: 3058.75, opgebouwd: 0, uren: 130, korting: 'ja' } },
  },
  // 1.875,00 + 60,00 = 1.935,00; − 72,40 = 1.862,60; − 96,92 = 1.765,68; − 15,00 + 46,00 = 1.796,68; the sum on the second page
  twee_bladen: {
    pages: [
      [
        [40, 50, 'Logistiek Groot Nederland', { size: 13 }], [40, 70, 'Specificatie loon november 2026'], [350, 70, 'Blad 1 van 2'],
        [40, 90, 'Loontijdvak maand'], [350, 90, 'LH-korting: ja'],
        ...heads(120, [300, 380, 460], ['Aantal', 'Tarief', 'Bedrag']),
        ...rows(140, 40, [300, 380, 460], [['Gewerkte uren', '125,00', '15,00', '1.875,00'], ['Ploegentoeslag', '', '', '60,00'], ['Pensioen OP werkgever', '', '', '151,20'], ['Pensioenpremie OP', '', '', '72,40'], ['Transport naar blad 2', '', '', '1.862,60']]),
      ],
      [
        [40, 50, 'Logistiek Groot Nederland', { size: 13 }], [350, 50, 'Blad 2 van 2'],
        ...heads(90, [460, 540], ['Bedrag', 'Cum.']),
        ...rows(110, 40, [460, 540], [['Loon voor de loonheffing', '1.862,60', '20.488,60'], ['Loonheffing', '96,92', '1.066,12'], ['Personeelsvereniging', '15,00', '165,00'], ['Onkostenvergoeding', '46,00', '506,00'], ['Netto te betalen', '1.796,68', '19.763,48']]),
        [40, 220, 'Reservering vakantietoeslag'], [460, 220, '932,00', { right: true }],
      ],
    ],
    verwacht: { soort: 'strook', strook: { per: 'maand', bruto: 1935, pensioen: 72.4, loon_lh: 1862.6, loonheffing: 96.92, vergoeding: 46, inhouding: 15, netto: 1796.68, opgebouwd: 932, uren: 125, korting: 'ja' } },
  },
  jaaropgave: {
    pages: [[
      [40, 50, 'Jaaropgave 2025', { size: 16 }], [40, 70, 'Bakkerij Voorbeeld B.V.'], [40, 84, 'Loonheffingennummer 000000000L01'],
      ...rows(120, 40, [420], [
        ['Loon loonbelasting/premie volksverzekeringen', '27.864'], ['Ingehouden loonbelasting/premie volksverzekeringen', '2.703'],
        ['Verrekende arbeidskorting', '5.011'], ['Loon Zorgverzekeringswet', '27.864'], ['Ingehouden bijdrage Zvw', '0'],
      ]),
      [40, 220, 'Loonheffingskorting toegepast vanaf 01-01-2025: ja'],
    ]],
    verwacht: { soort: 'jaaropgave', opgave: { jaar: '2025', loon: 27864, loonheffing: 2703 } },
  },
  scan: { pages: [[]], verwacht: { soort: 'leeg' } },
  brief: { pages: [[[40, 60, 'Geachte mevrouw, dit is een brief van de gemeente over uw afspraak.'], [40, 80, 'Neem uw loonstrook mee. De kosten zijn 12,50 euro.']]], verwacht: { soort: 'vreemd' } },
};

/** Files that are no payslip at all, by what the page must say. */
export const VREEMD = {
  wachtwoord: () => pdf(STROKEN.maand.pages, { encrypt: true }),
  kapot: () => Buffer.from(`%PDF-1.4\n${'onzin '.repeat(400)}`),
  geen_pdf: () => Buffer.from('PK\u0003\u0004 een ander soort bestand'),
  groot: () => Buffer.alloc(5_000_001, 0x20),
};

// What comes out fits the schema that is published for it, and a timeline is the same from the browser as from the command.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { ROOT, cases, household, load, native, rulesets } from './lib.mjs';

const { default: Ajv } = createRequire(join(ROOT, 'web/package.json'))('ajv/dist/2020.js');
const ajv = new Ajv({ allErrors: true, strict: false, formats: { date: true, uri: true } });
for (const name of ['situatie', 'uitkomst', 'tijdlijn']) ajv.addSchema(JSON.parse(readFileSync(join(ROOT, `rulesets/schema/${name}.schema.json`), 'utf8')));

let recht;
before(async () => { recht = await load({ rulesets }); });

function fits(name, document, about) {
  const validate = ajv.getSchema(`${name}.schema.json`);
  if (!validate(document)) assert.fail(`${about}: ${validate.errors.slice(0, 6).map((e) => `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`).join('; ')}`);
}

/** Every so many cases: all files are met. */
const some = (step) => cases.filter((_, i) => i % step === 0);

test('an outcome fits its schema, as does an explanation and a refusal', () => {
  for (const { id, situatie } of some(25)) fits('uitkomst', recht.calculate(situatie, { waarden: ['toetsingsinkomen'] }), id);
  for (const scheme of ['zorgtoeslag', 'bijstand', 'kinderbijslag']) fits('uitkomst', recht.explain(household, scheme), scheme);
  const refused = recht.calculate({ datum: '31-12-2026', aanvrager: { geboren: true } });
  assert.ok(refused.fouten.length > 1);
  fits('uitkomst', refused, 'a refusal');
  assert.equal(ajv.getSchema('uitkomst.schema.json')({ regelingen: 1 }), false, 'the schema can refuse');
});

const months = {
  'nothing happens': household,
  'a job for some months, another rent, a child, and what is received now': {
    ...household,
    datum: '2026-02-15',
    gemeente: 'GM0153',
    partner: null,
    aanvrager: { ...household.aanvrager, toetsingsinkomen: undefined, inkomsten: [{ soort: 'bijstand', netto: 1401.5, per: 'maand' }] },
    toeslagen_nu: [{ regeling: 'zorgtoeslag', bedrag: 129, geschat_inkomen: 18000 }],
    gebeurtenissen: [
      { datum: '2026-03-02', soort: 'erbij', pad: 'aanvrager.inkomsten', waarde: { soort: 'loon', bruto: 941.44, per: 'vier_weken', uren_per_week: 16 } },
      { datum: '2026-07-01', soort: 'verandert', pad: 'aanvrager.inkomsten[1].bruto', waarde: 959.36 },
      { datum: '2026-12-01', soort: 'eraf', pad: 'aanvrager.inkomsten[1]' },
      { datum: '2026-05-01', soort: 'verandert', pad: 'woning.kale_huur', waarde: 705 },
      { datum: '2026-09-09', soort: 'erbij', pad: 'kinderen', waarde: { geboortedatum: '2026-09-09' } },
    ],
  },
  'much is unknown': { datum: '2026-02-01', aanvrager: { geboortedatum: '1988-04-12', inkomsten: [] }, partner: null, kinderen: [], medebewoners: [] },
  'events that contradict each other': {
    ...household,
    gebeurtenissen: [{ datum: '2026-05-01', soort: 'verandert', pad: 'woning.kale_huur', waarde: 700 }, { datum: '2026-05-01', soort: 'verandert', pad: 'woning.kale_huur', waarde: 701 }],
  },
  'an event of no kind, one before the start, and a path to nothing': {
    ...household,
    gebeurtenissen: [{ datum: '2026-05-01', soort: 'ooit', pad: 'partner' }, { datum: '2020-05-01', soort: 'eraf', pad: 'partner' }, { datum: '2026-05-01', soort: 'verandert', pad: 'woning.kale_hur', waarde: 1 }],
  },
};

for (const [what, situation] of Object.entries(months))
  test(`month by month, ${what}: fits the schema, the same from the command`, () => {
    const text = JSON.stringify(situation);
    const asked = { maanden: 14, waarden: ['toetsingsinkomen'] };
    const answer = recht.timelineText(text, asked);
    const document = JSON.parse(answer);
    if (what.startsWith('a ')) fits('situatie', JSON.parse(text), 'the situation itself');
    if (document.fouten) {
      assert.match(what, /^(events|an event)/, answer);
      for (const fault of document.fouten) assert.ok(fault.message && fault.path.startsWith('gebeurtenissen['), JSON.stringify(fault));
      return;
    }
    fits('tijdlijn', document, what);
    assert.equal(document.maanden.length, 14);
    assert.equal(native(['timeline', '--maanden', '14', '--waarden', 'toetsingsinkomen'], text).trimEnd(), answer.trimEnd());
  });

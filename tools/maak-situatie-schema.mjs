#!/usr/bin/env node
// Makes rulesets/schema/situatie.schema.json from the declared facts and their Dutch texts.
//
//   node tools/maak-situatie-schema.mjs            writes the file
//   node tools/maak-situatie-schema.mjs --check    fails when the file in the tree differs
//
// The facts are declared once, in rulesets/rijk/feiten.json; a schema written by hand would drift from them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const SCHEMA = 'rulesets/schema/situatie.schema.json';

const TEXT_LENGTH = 200;

/** Shapes that many facts share; each is one definition in the schema. */
const defs = {};

function shared(name, make) {
  defs[name] ??= make();
  return { $ref: `#/$defs/${name}` };
}

const range = (bound) => ({
  type: 'object',
  description: 'Ongeveer bekend: van en tot tellen allebei mee.',
  required: ['van', 'tot'],
  properties: { van: bound, tot: bound },
  additionalProperties: false,
});

const oneOf = (item, description) => ({
  type: 'object',
  description,
  required: ['een_van'],
  properties: { een_van: { type: 'array', minItems: 1, uniqueItems: true, items: item } },
  additionalProperties: false,
});

const day = () => shared('dag', () => ({ type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));

/** The options of a field; several fields may share them. */
const options = (field, className, name) => ({ $ref: '#/$defs/opties.' + (field.opties_uit ?? `${className}.${name}`) });

/** A number within its bounds, exact or roughly. */
function number(field) {
  // No multipleOf 0.01: validators test it in binary floating point and refuse good amounts.
  const type = field.type === 'geheel' || field.op === 1 ? 'integer' : 'number';
  const name = `${type === 'integer' ? 'geheel' : 'getal'}.${field.min}..${field.max}`.replaceAll('-', 'min_');
  return shared(name, () => {
    const bound = { type, minimum: field.min, maximum: field.max };
    return { anyOf: [bound, range(bound)] };
  });
}

/** What may stand in the input: the exact value, what is known of it, or that there is none. */
function value(field, className, name) {
  const form = known(field, className, name);
  return field.mag_null ? { anyOf: [form, { type: 'null' }] } : form;
}

function known(field, className, name) {
  switch (field.type) {
    case 'ja/nee':
      return shared('ja_nee', () => ({
        anyOf: [
          { type: 'boolean' },
          oneOf({ type: 'boolean' }, 'Niet zeker. Zo zegt men "weet ik niet" bij een feit met een standaardwaarde.'),
        ],
      }));
    case 'keuze': {
      const one = options(field, className, name);
      return shared('keuze.' + one.$ref.split('opties.')[1], () => ({ anyOf: [one, oneOf(one, 'Niet zeker: een van deze.')] }));
    }
    case 'keuzes':
      return { type: 'array', uniqueItems: true, items: options(field, className, name) };
    case 'regeling':
      return { anyOf: [options(field, className, name), { type: 'string', pattern: '^gm\\d{4}\\.[a-z0-9_]+$' }] };
    case 'gemeente':
      return { type: 'string', pattern: '^GM\\d{4}$', examples: ['GM0153'] };
    case 'datum':
      return field.verplicht ? day() : shared('datum', () => ({ anyOf: [day(), range(day())] }));
    case 'tekst':
      return { type: 'string', maxLength: TEXT_LENGTH };
    case 'vrij':
      return {};
    default:
      return number(field);
  }
}

const PER = { dag: 'dag', week: 'week', vier_weken: 'vier weken', maand: 'maand', kwartaal: 'kwartaal', jaar: 'jaar' };

/** One line for the editor: the question, the unit and what happens when the fact is absent. */
function describe(field, text) {
  const parts = [text?.vraag];
  const per = field.type.split('/')[1];
  if (field.type.startsWith('bedrag')) parts.push(per ? `In euro per ${PER[per]}.` : 'In euro.');
  if ('standaard' in field) parts.push(`Afwezig: ${JSON.stringify(field.standaard)} (aanname).`);
  else if ('standaard_in_object' in field) parts.push(`Afwezig in een gegeven object: ${JSON.stringify(field.standaard_in_object)} (aanname).`);
  else if (field.standaard_is) parts.push('Afwezig: volgt uit andere feiten (aanname).');
  else if (field.afgeleid) parts.push('Afwezig: wordt afgeleid uit andere feiten.');
  return parts.filter(Boolean).join(' ');
}

/** What it means when a person or list is not there. */
function absent(place) {
  if (place.standaard) return 'Afwezig: leeg (aanname).';
  if (place.lijst !== undefined) return 'Leeg = er zijn er geen; afwezig = onbekend.';
  return place.mag_null ? 'null = er is geen; afwezig = onbekend.' : undefined;
}

/** Puts a schema at a dotted name, making the objects on the way. */
function put(properties, name, schema) {
  const [head, ...rest] = name.split('.');
  if (!rest.length) {
    properties[head] = schema;
    return;
  }
  const inner = (properties[head] ??= { type: 'object', properties: {}, additionalProperties: false });
  put(inner.properties, rest.join('.'), schema);
}

function build() {
  const facts = read('rulesets/rijk/feiten.json');
  const texts = read('rulesets/teksten/nl/feiten.json');
  const classes = facts.klassen;
  const label = (key, role) => ({ ...texts.feiten[key], ...(role ? texts.rollen[role]?.[key] : undefined) });

  /** The object of one class; `role` is the place where a person stands. */
  function object(className, role) {
    const properties = {};
    for (const [name, field] of Object.entries(classes[className].velden)) {
      if (role && field.alleen && !field.alleen.includes(role)) continue;
      const text = label(`${className}.${name}`, role);
      const schema = { title: text.kort, description: describe(field, text), ...value(field, className, name) };
      if (field.standaard !== undefined && field.standaard !== null) schema.default = field.standaard;
      put(properties, name, schema);
    }
    for (const [childName, child] of Object.entries(classes)) {
      for (const place of child.plaatsen ?? []) {
        if (place.in !== className) continue;
        const text = label(`${className}.${place.pad}`, role);
        // A person is another thing at each place; children, incomes … are the same everywhere.
        const item = { $ref: `#/$defs/${place.element ?? (childName === 'persoon' ? place.pad : childName)}` };
        const most = typeof place.lijst === 'object' ? place.lijst[role] : place.lijst;
        let schema = item;
        if (place.lijst !== undefined) schema = { type: 'array', maxItems: most, items: item };
        else if (place.mag_null) schema = { anyOf: [item, { type: 'null' }] };
        properties[place.pad] = { title: text.kort, description: [text.vraag, absent(place)].filter(Boolean).join(' '), ...schema };
      }
    }
    const required = Object.entries(classes[className].velden).filter(([, f]) => f.verplicht).map(([n]) => n);
    return { type: 'object', ...(required.length ? { required } : {}), properties, additionalProperties: false };
  }

  for (const [className, cls] of Object.entries(classes)) {
    for (const [name, field] of Object.entries(cls.velden)) {
      if (field.opties) defs[`opties.${className}.${name}`] = { enum: field.opties };
    }
    if (className === 'situatie') continue;
    for (const place of cls.plaatsen) {
      const role = className === 'persoon' ? place.pad : undefined;
      defs[place.element ?? (role ?? className)] = object(className, role);
    }
  }

  const situation = object('situatie');
  Object.assign(situation.properties, {
    overig: {
      title: 'Feiten van een gemeente',
      description: 'Sleutels zijn feiten die een regelset zelf verklaart, zoals gm0153.maanden_laag_inkomen.',
      type: 'object',
      propertyNames: { pattern: '^[a-z0-9_]+\\.[a-z0-9_.]+$' },
    },
    bevestigd: {
      title: 'Bevestigd',
      description: 'Paden van aannames die de gebruiker heeft bevestigd.',
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', maxLength: TEXT_LENGTH },
    },
    aannames: { title: 'Aannames', description: '"geen": elke standaardwaarde geldt als onbekend.', const: 'geen' },
  });

  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'situatie.schema.json',
    title: 'Situatie',
    description: 'Wat erin gaat: de situatie van één huishouden op één dag (contract, versie 1). Gemaakt met tools/maak-situatie-schema.mjs uit rulesets/rijk/feiten.json; verander dit bestand niet met de hand. Afwezig = onbekend.',
    ...situation,
    $defs: defs,
  };
}

/** JSON with short objects and lists on one line, so that a change shows as few lines as it is. */
function print(node, indent = '') {
  const flat = JSON.stringify(node, null, 1)?.replace(/\n\s*/g, ' ');
  const plainList = Array.isArray(node) && node.every((n) => typeof n !== 'object');
  if (node === null || typeof node !== 'object' || plainList || flat.length + indent.length <= 120) return flat;
  const deeper = indent + '  ';
  if (Array.isArray(node)) return `[\n${node.map((n) => deeper + print(n, deeper)).join(',\n')}\n${indent}]`;
  const lines = Object.entries(node).map(([k, n]) => `${deeper}${JSON.stringify(k)}: ${print(n, deeper)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

const text = print(build()) + '\n';
const target = fileURLToPath(new URL(SCHEMA, root));
if (process.argv.includes('--check')) {
  let present = '';
  try {
    present = readFileSync(target, 'utf8');
  } catch {
    // A file that is not there differs.
  }
  if (present !== text) {
    console.error(`${SCHEMA} is not what the facts say. Run: node tools/maak-situatie-schema.mjs`);
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
}

// Eén huishouden doorgerekend in Node: node voorbeeld/node.js
import { readdirSync, readFileSync } from 'node:fs';
import { load } from '../recht.js';

const map = new URL('../regelsets/', import.meta.url);
const rulesets = readdirSync(map).sort().map((name) => ({ name, text: readFileSync(new URL(name, map), 'utf8') }));

const recht = await load({ rulesets });
const uitkomst = recht.calculate({
  datum: '2026-02-01',
  aanvrager: { geboortedatum: '1990-05-31', toetsingsinkomen: 25000, bezittingen: { spaargeld: 4000 }, schulden: 0 },
  partner: null,
  kinderen: [],
  medebewoners: [],
  woning: { soort: 'huur', kale_huur: 640 },
});

for (const [id, r] of Object.entries(uitkomst.regelingen)) {
  const bedrag = r.bedrag ? `€ ${r.bedrag.laagste}${r.bedrag.hoogste > r.bedrag.laagste ? ` tot ${r.bedrag.hoogste}` : ''} per ${r.bedrag.per}` : '';
  console.log(id.padEnd(24), r.recht.padEnd(12), bedrag);
}
console.log('volgende vraag:', uitkomst.volgende_vraag);
recht.destroy();

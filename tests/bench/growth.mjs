// How time grows with the number of rules, children, open facts and municipalities: each line doubles a few times, and the
// dearest doubling is held against 2 (linear), with room for the noise of a machine that does more than this.
import { load } from '../../build/wasm/recht.js';
import { perRound, shortest, stopwatch, time } from './clock.mjs';
import { atMost, detail } from './table.mjs';

const LINEAR = 2.3;
const ratio = (value) => value.toFixed(2);

function line(what, sizes, seconds) {
  const steps = seconds.slice(1).map((value, i) => value / seconds[i]);
  atMost(what, Math.max(...steps), LINEAR, ratio);
  detail(sizes.map((size, i) => `${size}: ${time(seconds[i])}`).join(', '));
}

const facts = JSON.stringify({
  id: 'feiten', soort: 'feiten', versie: '1',
  klassen: {
    situatie: { velden: { datum: { type: 'datum', min: '2015-01-01', max: '2035-12-31', verplicht: true, nooit_vragen: true } } },
    persoon: { plaatsen: [{ pad: 'aanvrager', in: 'situatie' }], velden: { inkomen: { type: 'bedrag/jaar', min: 0, max: 1000000, onderwerp: 'inkomen', volgorde: 1 } } },
  },
});

/** A tree of rules: half of them look at the income, the others at two rules each. */
function tree(count) {
  const regels = Array.from({ length: count }, (_, i) => ({
    naam: `r${i}`, bron: 'bench', is: 2 * i + 2 < count ? `max(r${2 * i + 1}, r${2 * i + 2} − € ${i % 7})` : `min(aanvrager.inkomen, € ${1000 + i})`,
  }));
  return JSON.stringify({
    id: 'boom', soort: 'regeling', versie: '1', geldig_vanaf: '2024-01-01', regels,
    voorwaarden: [{ id: 'inkomen', eis: 'aanvrager.inkomen > 0', bron: 'bench' }], uitkomst: { bedrag: 'r0', per: 'jaar', bron: 'bench' },
  });
}

function rules(newModule) {
  const sizes = [501, 1001, 2001, 4001];
  const sources = sizes.map((size) => [{ name: 'feiten.json', text: facts }, { name: 'boom.json', text: tree(size) }]);
  const runs = sources.map((list) => {
    const module = newModule(list);
    const fault = module.bind('{"datum":"2026-03-01","aanvrager":{"inkomen":24000}}', '', false);
    if (fault) throw new Error(`rules: ${fault}`);
    return perRound((rounds) => module.run(rounds));
  });
  line('Rules, one household, bound', sizes, runs);
  line('Rules, loading', sizes, sources.map((list) => shortest(() => newModule(list).delete(), 5)));
}

function children(newModule, rulesets, incomes) {
  const sizes = [1, 2, 4, 8];
  const module = newModule(rulesets);
  line('Children, all schemes, bound', sizes, sizes.map((size) => {
    const kinderen = Array.from({ length: size }, (_, i) => ({ ...incomes.kinderen[i % 2], geboortedatum: `20${String(12 + i).padStart(2, '0')}-04-0${i + 1}` }));
    const fault = module.bind(JSON.stringify({ ...incomes, kinderen }), '', false);
    if (fault) throw new Error(`children: ${fault}`);
    return perRound((rounds) => module.run(rounds));
  }));
}

/** Opens so many facts of a household. */
export function open(situation, count) {
  const out = structuredClone(situation);
  const doors = [
    () => delete out.woning.kale_huur,
    () => { delete out.aanvrager.toetsingsinkomen; delete out.aanvrager.inkomsten; },
    () => { for (const name of ['rendementsgrondslag', 'bezittingen', 'schulden']) delete out.aanvrager[name]; },
    () => delete out.aanvrager.geboortedatum,
    () => { delete out.partner.toetsingsinkomen; delete out.partner.inkomsten; },
    () => delete out.kinderen[0].geboortedatum,
    () => { delete out.medebewoners[0].toetsingsinkomen; delete out.medebewoners[0].inkomsten; },
    () => delete out.medebewoners[0].geboortedatum,
  ];
  doors.slice(0, count).forEach((door) => door());
  return out;
}

function questions(recht, typical) {
  const sizes = [1, 2, 4, 8];
  line('Open facts, JSON in and out with questions', sizes, sizes.map((size) => {
    const text = JSON.stringify(open(typical, size));
    const answer = recht.calculate(text);
    if (answer.fouten || answer.volgende_vraag === null) throw new Error(`open facts: ${JSON.stringify(answer.fouten ?? 'nothing to ask')}`);
    return perRound((rounds) => { for (let i = 0; i < rounds; i++) recht.calculateText(text); }, 5);
  }));
}

const municipal = (code) => JSON.stringify({
  id: code.toLowerCase(), soort: 'gemeente', gemeente: code, versie: '1', geldig_vanaf: '2024-01-01', uitvoerder: code,
  regelingen: [{
    id: `${code.toLowerCase()}.pas`,
    parameters: { grens: { type: 'percentage', loopt: 'jaar', reeks: [{ vanaf: '2026-01-01', waarde: 120, bron: 'bench', status: 'officieel' }] } },
    regels: [{ naam: 'hoogste_inkomen', is: 'grens × € 18000', bron: 'bench' }],
    voorwaarden: [{ id: 'inkomen', eis: 'awir.toetsingsinkomen ≤ hoogste_inkomen', bron: 'bench' }],
    uitkomst: { bedrag: 'als awir.heeft_toeslagpartner dan € 200 anders € 100', per: 'jaar', bron: 'bench' },
  }],
});

async function municipalities(rulesets, typical, module) {
  // Those without rules of their own: here they get some.
  const taken = new Set(rulesets.map(({ text }) => JSON.parse(text)).filter(({ soort }) => soort === 'gemeente').map(({ gemeente }) => gemeente));
  const list = JSON.parse(rulesets.find(({ name }) => name.endsWith('lijst.json')).text).gemeenten.map(({ code }) => code).filter((code) => !taken.has(code));
  const sizes = [20, 40, 80, 160];
  const loads = [];
  const answers = [];
  for (const size of sizes) {
    const all = [...rulesets, ...list.slice(0, size).map((code) => ({ name: `${code}.json`, text: municipal(code) }))];
    let recht;
    let best = Infinity;
    for (let go = 0; go < 3; go++) {
      recht?.destroy();
      const since = stopwatch();
      recht = await load({ rulesets: all, module });
      best = Math.min(best, since());
    }
    loads.push(best);
    const text = JSON.stringify({ ...typical, gemeente: list[size - 1] });
    const { fouten, regelingen } = recht.calculate(text);
    if (fouten || !regelingen[`${list[size - 1].toLowerCase()}.pas`]) throw new Error(`municipality: ${JSON.stringify(fouten ?? 'no scheme of its own')}`);
    answers.push(perRound((rounds) => { for (let i = 0; i < rounds; i++) recht.calculateText(text, { vragen: false }); }, 5));
    recht.destroy();
  }
  line('Municipalities, loading with the national rules', sizes, loads);
  line('Municipalities, one household in one of them', sizes, answers);
}

export async function growth({ newModule, recht, rulesets, typical, incomes, shipped }) {
  rules(newModule);
  children(newModule, rulesets, incomes);
  questions(recht, typical);
  await municipalities(rulesets, typical, shipped);
}

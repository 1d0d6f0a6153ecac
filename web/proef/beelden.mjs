// Pictures of every screen, for a person to look at: npm run beelden [-- breedte,breedte [taal [meer]]]
// `meer`: only what lies beside the interview (household budget, payslip, months, workshop, kiosk).
// They land in build/beelden/<width>/; nothing is compared, nothing is committed.
import { readdirSync, rmSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, OUT, outFolder } from './lib/omgeving.mjs';
import { click, start, beantwoord } from './lib/beantwoord.mjs';
import { onSite, pause } from './lib/gesprek.mjs';
import { alleenstaandeOuder, huishoudens, weetBijnaNiets } from './lib/huishoudens.mjs';
import { kioskScreens, moreScreens, workshopScreens } from './lib/meer-schermen.mjs';
import { allScreens } from './lib/schermen.mjs';
import { overflow } from './lib/vorm.mjs';

const widths = (process.argv[2] ?? '320,390,1280').split(',').map(Number);
const languages = (process.argv[3] ?? 'nl,en,ar').split(',');
const onlyMore = process.argv[4] === 'meer';
let made = 0;

for (const width of widths) {
  if (existsSync(join(OUT, String(width)))) rmSync(join(OUT, String(width)), { recursive: true });
  const folder = outFolder(String(width));
  const height = width < 700 ? 740 : 900;
  await onSite('chromium', async (page, site) => {
    await page.pup.setViewport({ width, height, deviceScaleFactor: width < 700 ? 2 : 1 });
    let number = 0;
    const shoot = async (name) => {
      await page.evaluate(() => scrollTo(0, 0));
      for (const x of await page.evaluate(overflow)) console.log(`${width} ${name}: ${x}`);
      await page.screenshot(join(folder, `${String(++number).padStart(2, '0')}-${name}.png`));
      made++;
    };
    for (const language of languages) {
      const query = language === 'nl' ? '' : `?taal=${language}`;
      const visit = (name) => shoot(`${language}-${name}`);
      await moreScreens(page, site.url, visit, { query });
      if (language === 'nl') await workshopScreens(page, site.url, visit);
      if (onlyMore) continue;
      const en = language === 'en';
      for (const f of ['index', 'privacy', 'toegankelijkheid', 'gemeenten', 'regelingen/index', 'regelingen/zorgtoeslag', '404']) {
        if (!['nl', 'en'].includes(language) || !existsSync(join(DIST, `${f}.html`))) continue;
        await page.goto(`${site.url}/${en ? 'en/' : ''}${f}.html`);
        await shoot(`${language}-${f.replace('/', '-')}`);
      }
      const seen = new Set();
      await allScreens(page, site.url, huishoudens.paar_opvang, visit, { query, seen });
      if (language === 'nl') for (const extra of ['inwonende_ouder', 'co_ouder']) await allScreens(page, site.url, huishoudens[extra], visit, { query, seen, results: false });
      for (const [name, situation] of Object.entries({ ouder: alleenstaandeOuder, hoog: huishoudens.hoog_inkomen, onbekend: weetBijnaNiets })) {
        await start(page, site.url, { query, gemeente: 'Zwolle' });
        await beantwoord(page, situation);
        await shoot(`${language}-uitkomst-${name}`);
        if (name === 'ouder') {
          await click(page, 'naar-controleer');
          await pause(100);
          await shoot(`${language}-antwoorden-${name}`);
          await page.pup.emulateMediaType('print');
          await shoot(`${language}-druk-${name}`);
          await page.pup.emulateMediaType(null);
        }
      }
    }
    console.log(`${folder}: ${readdirSync(folder).length} pictures`);
  });
}
await onSite('chromium', async (page, site) => {
  const folder = outFolder('kiosk');
  await page.pup.setViewport({ width: 1080, height: 1920, deviceScaleFactor: 1 });
  for (const taal of languages) await kioskScreens(page, site.url, async (name) => {
    await page.screenshot(join(folder, `${taal}-${name}.png`));
    made++;
  }, { taal });
});
console.log(`${made} pictures`);

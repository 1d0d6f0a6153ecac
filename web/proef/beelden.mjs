// Pictures of every screen, for a person to look at: npm run beelden [-- breedte,breedte [taal]]
// They land in build/beelden/<width>/; nothing is compared, nothing is committed.
import { readdirSync, rmSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, OUT, outFolder } from './lib/omgeving.mjs';
import { click, start, beantwoord } from './lib/beantwoord.mjs';
import { onSite, pause } from './lib/gesprek.mjs';
import { alleenstaandeOuder, huishoudens, weetBijnaNiets } from './lib/huishoudens.mjs';
import { allScreens } from './lib/schermen.mjs';

const widths = (process.argv[2] ?? '320,390,1280').split(',').map(Number);
const languages = (process.argv[3] ?? 'nl,en,ar').split(',');
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
      await page.screenshot(join(folder, `${String(++number).padStart(2, '0')}-${name}.png`));
      made++;
    };
    for (const language of languages) {
      const en = language === 'en';
      for (const f of ['index', 'privacy', 'toegankelijkheid', 'gemeenten', 'regelingen/index', 'regelingen/zorgtoeslag', '404']) {
        if (!['nl', 'en'].includes(language) || !existsSync(join(DIST, `${f}.html`))) continue;
        await page.goto(`${site.url}/${en ? 'en/' : ''}${f}.html`);
        await shoot(`${language}-${f.replace('/', '-')}`);
      }
      const query = language === 'nl' ? '' : `?taal=${language}`;
      const seen = new Set();
      const visit = (name) => shoot(`${language}-${name}`);
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
console.log(`${made} pictures`);

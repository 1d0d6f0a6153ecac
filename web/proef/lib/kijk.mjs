// One look at a screen, as it is and at 320 px.
import { axe } from './axe.mjs';
import { clipped, overflow, smallTargets } from './vorm.mjs';

/** Faults that axe and a ruler find, and text that no person wrote; `keys`: the names of texts that may not show (/hb/). */
export async function lookAt(page, name, keys) {
  const faults = [...(await axe(page)), ...(await page.evaluate(smallTargets))];
  await page.size(320, 640);
  faults.push(...(await page.evaluate(overflow)), ...(await page.evaluate(clipped)));
  await page.size(1280, 900);
  const text = await page.evaluate(() => document.querySelector('main').innerText);
  const odd = new RegExp(`.{0,20}(undefined|NaN|\\[object|\\b(${keys})\\.\\w).{0,20}`, 's').exec(text);
  if (odd) faults.push(`odd text: ${odd[0]}`);
  return faults.map((f) => `${name}: ${f}`);
}

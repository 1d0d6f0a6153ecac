// What the eye would see, measured in the page. Functions here run inside the browser: they lean on nothing outside.

/** Elements that stick out of the window sideways; boxes that scroll by themselves may hold wider things. */
export const overflow = () => {
  const width = document.documentElement.clientWidth;
  const out = [];
  if (document.documentElement.scrollWidth > width + 1) out.push(`page ${document.documentElement.scrollWidth} > ${width}`);
  const scrolls = (el) => {
    for (let p = el.parentElement; p && p !== document.body; p = p.parentElement)
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(p).overflowX)) return true;
    return false;
  };
  for (const el of document.body.querySelectorAll('*')) {
    const r = el.getBoundingClientRect();
    if (r.width < 2 || r.height < 2 || getComputedStyle(el).visibility === 'hidden') continue;
    if (getComputedStyle(el).position === 'absolute' && r.right <= 0) continue; // moved off on purpose (skip link)
    if ((r.right > width + 1 || r.left < -1) && !scrolls(el)) out.push(`${el.tagName.toLowerCase()}.${el.className?.baseVal ?? el.className}: ${Math.round(r.left)}–${Math.round(r.right)}`);
  }
  return out.slice(0, 5);
};

/** Texts that are cut off: their box is smaller than they are. */
export const clipped = () => {
  const out = [];
  for (const el of document.body.querySelectorAll('button, a, label, legend, h1, h2, h3, p, li, td, th, dd, dt, span, summary')) {
    const s = getComputedStyle(el);
    if (s.display === 'inline' || s.visibility === 'hidden' || !el.textContent.trim()) continue;
    const r = el.getBoundingClientRect();
    if (r.width < 2 || r.height < 2) continue;
    const hides = /hidden|clip/.test(s.overflowX) || /hidden|clip/.test(s.overflowY);
    if (hides && (el.scrollWidth > el.clientWidth + 1 || el.scrollHeight > el.clientHeight + 1)) out.push(`${el.tagName}.${el.className}: ${el.textContent.trim().slice(0, 40)}`);
  }
  return out.slice(0, 5);
};

/** Buttons, links and fields that are smaller than 24 × 24 px and stand too close (WCAG 2.5.8; links in a sentence excepted). */
export const smallTargets = () => {
  const out = [];
  for (const el of document.querySelectorAll('button, input:not([type=hidden]), select, summary, a[href]')) {
    const r = el.getBoundingClientRect();
    if (!r.width || !r.height || el.closest('p, li, dd, td') === el.parentElement && el.tagName === 'A') continue;
    const box = el.closest('label')?.getBoundingClientRect() ?? r;
    if (Math.min(Math.max(r.width, box.width), Math.max(r.height, box.height)) < 24) out.push(`${el.tagName}.${el.className} ${Math.round(r.width)}×${Math.round(r.height)}`);
  }
  return out.slice(0, 5);
};

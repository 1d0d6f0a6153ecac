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

/** Buttons, links and fields smaller than 24 × 24 px with another one within that distance (WCAG 2.5.8). */
export const smallTargets = () => {
  const boxes = [];
  for (const el of document.querySelectorAll('button, input:not([type=hidden]), select, summary, a[href]')) {
    // a label can be pressed too; a dialog lies over the page
    const rects = [el, ...(el.labels ?? [])].map((x) => x.getBoundingClientRect()).filter((r) => r.width && r.height);
    if (!rects.length || (document.querySelector('dialog[open]') && !el.closest('dialog'))) continue;
    const left = Math.min(...rects.map((r) => r.left)), right = Math.max(...rects.map((r) => r.right));
    const top = Math.min(...rects.map((r) => r.top)), bottom = Math.max(...rects.map((r) => r.bottom));
    boxes.push({ el, x: (left + right) / 2, y: (top + bottom) / 2, w: right - left, h: bottom - top });
  }
  const near = (a, b) => Math.abs(a.x - b.x) < (24 + b.w) / 2 - 0.5 && Math.abs(a.y - b.y) < (24 + b.h) / 2 - 0.5;
  return boxes.filter((a) => Math.min(a.w, a.h) < 23.5 && boxes.some((b) => b.el !== a.el && near(a, b)))
    .map((b) => `${b.el.tagName}.${b.el.className} "${b.el.textContent.trim().slice(0, 30)}" ${Math.round(b.w)}×${Math.round(b.h)}`).slice(0, 5);
};

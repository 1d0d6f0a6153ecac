// Collects what the browser reports as a breach of the page's policy.

/** Call before goto; the returned function gives all violations so far. Chromium and Firefox only. */
export async function watchPolicy(page) {
  await page.pup.evaluateOnNewDocument(() => {
    globalThis.__violations = [];
    document.addEventListener('securitypolicyviolation', (e) =>
      globalThis.__violations.push(`${e.effectiveDirective}: ${e.blockedURI || e.sample} (${e.sourceFile?.split('/').at(-1)}:${e.lineNumber})`));
  });
  const errors = [];
  page.pup.on('pageerror', (e) => errors.push(`script error: ${e.message}`));
  return async () => [...errors, ...(await page.evaluate(() => globalThis.__violations ?? []))];
}

/** For an engine without such a hook: the shipped policy, with reports to our own server. */
export const reporting = (headers) => ({
  'Content-Security-Policy': `${headers['Content-Security-Policy']}; report-uri /meld-overtreding`,
});

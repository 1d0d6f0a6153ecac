// Registers the service worker and waits until its cache is full, before the page seals itself.
// After the seal nothing here may run: whatever is not ready in time is stopped.

interface UrlPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypesLike {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): UrlPolicy;
}

const WORKER = '../sw.js'; // beside the start page: its scope is the whole site

/** The page's only Trusted Types policy: it lets exactly one script address through. */
export const beleid: UrlPolicy = maakBeleid();

function maakBeleid(): UrlPolicy {
  const rules = {
    createScriptURL(url: string): string {
      if (url !== WORKER) throw new TypeError(`address not allowed: ${url}`);
      return new URL(url, document.baseURI).href;
    },
  };
  const types = (globalThis as { trustedTypes?: TrustedTypesLike }).trustedTypes;
  return types ? types.createPolicy('cjr', rules) : rules;
}

/** klaar: filled now; bestond: it was there already; niet: not possible here, or not in time. */
export type Offline = 'klaar' | 'bestond' | 'niet';

export interface OfflineOpties {
  /** Called at most once, before the seal: newer rules are ready; `neemOver` starts the page again with them. */
  opNieuweRegels?: (neemOver: () => void) => void;
  /** Files that this visit needs besides the fixed ones, such as the rules of the chosen municipality. */
  ook?: string[];
  /** After this time the check goes on without offline use. */
  wachtMs?: number;
}

export async function maakOffline({ opNieuweRegels, ook = [], wachtMs = 4000 }: OfflineOpties = {}): Promise<Offline> {
  let workers: ServiceWorkerContainer | undefined;
  try {
    workers = navigator.serviceWorker; // throws inside a sandboxed frame
  } catch {
    return 'niet';
  }
  if (!workers || !isSecureContext) return 'niet';
  const deadline = wait(wachtMs);
  let busy: ServiceWorker | null = null;
  const work = async (): Promise<Offline> => {
    const existed = Boolean(workers.controller);
    const registration = await workers.register(beleid.createScriptURL(WORKER), { updateViaCache: 'none' });
    if (existed) await registration.update();
    busy = registration.installing;
    if (busy) await settled(busy);
    if (existed && registration.waiting) {
      const next = registration.waiting;
      opNieuweRegels?.(() => {
        workers.addEventListener('controllerchange', () => location.reload(), { once: true });
        next.postMessage('neem over');
      });
    }
    if (ook.length) await keep(ook);
    return existed ? 'bestond' : registration.active || registration.waiting ? 'klaar' : 'niet';
  };
  const result = await Promise.race([work().catch((): Offline => 'niet'), deadline.then(() => 'te laat' as const)]);
  if (result !== 'te laat') return result;
  (busy as ServiceWorker | null)?.postMessage('stop');
  return 'niet';
}

/** Puts files that the page has just loaded beside those of the worker; the browser takes them from its own cache. */
async function keep(paths: string[]): Promise<void> {
  const names = (await caches.keys()).filter((n) => n.startsWith('cjr-'));
  await Promise.all(names.map(async (n) => (await caches.open(n)).addAll(paths)));
}

function settled(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (worker.state !== 'installing') resolve();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

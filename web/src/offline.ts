// Registers the service worker and waits until its cache is full, before the page seals itself.
// After the seal nothing here may run: whatever is not ready in time is stopped.
import { omgeving } from './kern/omgeving.ts';

interface UrlPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypesLike {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): UrlPolicy;
}

const WORKER = 'sw.js'; // beside the start page: its scope is the whole site

// On a page that a worker serves, browsers look by themselves whether sw.js is new: Chromium and WebKit one second after
// the navigation. The seal waits for that, so that nothing at all comes after it. (First visits do not wait.)
const EIGEN_CONTROLE_MS = 1400;

/** The page's only Trusted Types policy: it lets exactly one script address through. Other people's pages never see it. */
let beleid: UrlPolicy | undefined;

function maakBeleid(): UrlPolicy {
  const rules = {
    createScriptURL(url: string): string {
      if (url !== WORKER) throw new TypeError(`address not allowed: ${url}`);
      return omgeving.site + url;
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
  if (omgeving.binnen) return 'niet';
  let workers: ServiceWorkerContainer | undefined;
  try {
    workers = navigator.serviceWorker; // throws inside a sandboxed frame
  } catch {
    return 'niet';
  }
  if (!workers || !isSecureContext) return 'niet';
  let registration: ServiceWorkerRegistration | undefined;
  let closed = false;
  const stopInstalling = (): void => registration?.installing?.postMessage('stop');

  const work = async (container: ServiceWorkerContainer): Promise<Offline> => {
    const existed = Boolean(container.controller);
    // 'all': a worker file that the server calls fresh for a minute is not asked for again behind the seal.
    const r = (registration = await container.register((beleid ??= maakBeleid()).createScriptURL(WORKER), { updateViaCache: 'all' }));
    r.addEventListener('updatefound', () => closed && stopInstalling());
    if (closed) return 'niet';
    if (existed) {
      await r.update().catch(() => {}); // no network: the files that are here serve
      await wait(EIGEN_CONTROLE_MS - performance.now());
    }
    if (r.installing) await settled(r.installing);
    if (existed && r.waiting) {
      const next = r.waiting;
      opNieuweRegels?.(() => {
        container.addEventListener('controllerchange', () => location.reload(), { once: true });
        next.postMessage('neem over');
      });
    }
    if (ook.length) await keep(ook);
    return existed ? 'bestond' : r.active || r.waiting ? 'klaar' : 'niet';
  };
  const result = await Promise.race([work(workers).catch((): Offline => 'niet'), wait(wachtMs).then((): Offline => 'niet')]);
  closed = true;
  stopInstalling();
  return result;
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

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

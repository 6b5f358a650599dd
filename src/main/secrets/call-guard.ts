import { fail } from '../../shared/domain/failure';

export interface CallGuardOptions {
  /** Longest time one call may take. */
  readonly limitMs: number;
  /** Time between two attempts to find out whether a keychain that hung answers again. */
  readonly probeEveryMs: number;
  /** A harmless call; that it settles is all that counts. */
  readonly probe: () => Promise<unknown>;
  /** Called when a call has passed its limit; may make it settle. */
  readonly abandon: () => void;
}

export interface CallGuard {
  /** @throws KeydeskError `keychain-unresponsive` at the limit, and at once after it until a probe has settled. */
  run<T>(call: () => Promise<T>): Promise<T>;
  /** Stops probing. */
  dispose(): void;
}

/**
 * Lets one call through at a time and gives up on one that hangs.
 *
 * A native call that hangs holds a thread of the pool which also serves file access, and within one process it can't be
 * taken back. So while one hangs none is added, not even a probe: four would stop every file operation of the program.
 */
export function createCallGuard(options: CallGuardOptions): CallGuard {
  let tail: Promise<unknown> = Promise.resolve();
  let unresponsive = false;
  let hanging = false;
  let probing: NodeJS.Timeout | null = null;

  /** Resolves to the call's own result, or to `late` at the limit; then the call is left to hang. */
  async function withinLimit<T>(call: () => Promise<T>): Promise<{ readonly value: T } | 'late'> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), options.limitMs);
    });
    hanging = true;
    const settled = call()
      .then((value) => ({ value }))
      .finally(() => {
        hanging = false;
      });
    try {
      return await Promise.race([settled, limit]);
    } finally {
      clearTimeout(timer);
      // Whoever waited has been told already; nobody else is there to hear of a late refusal.
      settled.catch(() => undefined);
    }
  }

  function startProbing(): void {
    probing ??= setInterval(() => void probe(), options.probeEveryMs);
    // A keychain that hangs must not keep the program from ending.
    probing.unref();
  }

  async function probe(): Promise<void> {
    if (hanging) return;
    const outcome = await withinLimit(options.probe).catch(() => 'refused' as const);
    if (outcome === 'late') options.abandon();
    else recover();
  }

  function recover(): void {
    unresponsive = false;
    stopProbing();
  }

  function stopProbing(): void {
    if (probing !== null) clearInterval(probing);
    probing = null;
  }

  async function attempt<T>(call: () => Promise<T>): Promise<T> {
    if (unresponsive) throw fail({ code: 'keychain-unresponsive' });
    const outcome = await withinLimit(call);
    if (outcome !== 'late') return outcome.value;
    unresponsive = true;
    startProbing();
    options.abandon();
    throw fail({ code: 'keychain-unresponsive' });
  }

  return {
    run: (call) => {
      if (unresponsive) return Promise.reject(fail({ code: 'keychain-unresponsive' }));
      const mine = tail.then(() => attempt(call));
      tail = mine.catch(() => undefined);
      return mine;
    },
    dispose: stopProbing,
  };
}

import type { ConnectionSummary } from '../../shared/domain/connection';
import { fail, type Failure } from '../../shared/domain/failure';
import {
  trainingMessageSchema,
  type TrainingCommand,
  type TrainingFault,
  type TrainingMail,
  type TrainingMessage,
  type TrainingStores,
} from '../../shared/domain/training';
import { vendorIds, type VendorId } from '../../shared/domain/vendor';
import { deferred } from '../../shared/lib/deferred';
import type { KnownConnection } from './known-connection';

/** The process in which the training stores run, as a port: a process of its own in the app, the same process in tests. */
export interface TrainingHost {
  post(command: TrainingCommand): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

export type TrainingProblem = 'not-understood' | 'failed' | 'ended';

export interface TrainingStoresService {
  /** The training connections' ids, which are the vendors' ids; the same whether or not the stores are up. */
  ids(): readonly string[];
  /** Does nothing when they are up or on their way. */
  start(): void;
  /** One of them. While the stores start, waits for up to `readyTimeoutMs`; afterwards it has a problem until they are up. */
  connection(id: string): Promise<KnownConnection | null>;
  setFault(vendor: VendorId, fault: TrainingFault): Promise<void>;
  /** Back to the fixtures and no faults. */
  reset(): Promise<void>;
  /** Mails the training vendors would have sent, newest first. */
  outbox(): Promise<TrainingMail[]>;
  stop(): Promise<void>;
}

const shops: Readonly<Record<VendorId, Pick<ConnectionSummary, 'name' | 'colour'>>> = {
  norce: { name: 'Nordic Shop', colour: 'blue' },
  emporix: { name: 'Berlin Store', colour: 'grape' },
  bigcommerce: { name: 'Orchard Supply', colour: 'green' },
  'salesforce-b2c': { name: 'Alpen Sport', colour: 'orange' },
};

/** A process that ends unasked is started again so many times, and then left alone. */
const maxRestarts = 3;

const notUp: Failure = { code: 'unavailable', cause: 'maintenance', status: null, retryAt: null };

export function createTrainingStores(options: {
  open(): TrainingHost;
  /** How long a caller waits for the stores to come up. */
  readonly readyTimeoutMs?: number;
  /** How long a command may take. */
  readonly commandTimeoutMs?: number;
  /** Told that something is wrong with the stores; what they say about it themselves is for a developer's eyes. */
  onProblem(problem: TrainingProblem): void;
}): TrainingStoresService {
  const readyTimeoutMs = options.readyTimeoutMs ?? 5_000;
  const commandTimeoutMs = options.commandTimeoutMs ?? 5_000;
  const ready = deferred<undefined>();
  /** Settles when the stores are up, have failed, or have been waited for long enough. */
  const upOrLate = within(ready.promise, readyTimeoutMs);
  const waiting = new Map<number, (message: TrainingMessage) => void>();
  let host: TrainingHost | null = null;
  let stores: TrainingStores | null = null;
  let nextId = 1;
  let stopping = false;
  let restarts = 0;

  function take(raw: unknown): void {
    const parsed = trainingMessageSchema.safeParse(raw);
    if (!parsed.success) return options.onProblem('not-understood');
    const message = parsed.data;
    if (message.type === 'ready') {
      stores = message.stores;
      return ready.resolve(undefined);
    }
    if (message.type === 'failed') options.onProblem('failed');
    if (message.id === null) return ready.resolve(undefined);
    waiting.get(message.id)?.(message);
  }

  function ended(): void {
    host = null;
    stores = null;
    ready.resolve(undefined);
    for (const [id, settle] of waiting) settle({ type: 'failed', id, problem: 'ended' });
    if (stopping) return;
    options.onProblem('ended');
    if (restarts >= maxRestarts) return;
    restarts += 1;
    start();
  }

  async function command(body: CommandBody): Promise<TrainingMail[]> {
    const running = host;
    if (running === null) throw fail(notUp);
    const id = nextId;
    nextId += 1;
    const answer = deferred<TrainingMessage>();
    const timer = setTimeout(() => answer.reject(fail({ code: 'timeout' })), commandTimeoutMs);
    waiting.set(id, answer.resolve);
    try {
      running.post({ ...body, id });
      const message = await answer.promise;
      if (message.type !== 'done') throw fail(notUp);
      return message.mails;
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
    }
  }

  function start(): void {
    if (host !== null || stopping) return;
    host = options.open();
    host.onMessage(take);
    host.onExit(ended);
  }

  return {
    ids: () => vendorIds,
    start,
    async connection(id) {
      const vendor = vendorIds.find((known) => known === id);
      if (vendor === undefined) return null;
      await upOrLate;
      const store = stores?.[vendor];
      return {
        id: vendor,
        vendor,
        ...shops[vendor],
        training: true,
        managed: false,
        config: store?.config ?? {},
        secretFields: Object.keys(store?.secrets ?? {}),
        secrets: () => Promise.resolve(store?.secrets ?? {}),
        problem: store === undefined ? notUp : null,
      };
    },
    async setFault(vendor, fault) {
      await command({ type: 'fault', vendor, fault });
    },
    async reset() {
      await command({ type: 'reset' });
    },
    outbox: () => command({ type: 'outbox' }),
    async stop() {
      const running = host;
      if (running === null) return;
      stopping = true;
      await command({ type: 'stop' }).catch(() => undefined);
      running.kill();
    },
  };
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
type CommandBody = WithoutId<TrainingCommand>;

async function within(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
    timer.unref();
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

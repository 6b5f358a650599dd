import { AsyncLocalStorage } from 'node:async_hooks';
import type { MayWrite } from '../connections/recorded-adapter';
import type { AccountRef } from '../../shared/domain/account';
import { fail, isKeydeskError } from '../../shared/domain/failure';
import type { Journal, JournalIntent, JournalOutcome, TokenTrace } from '../journal/journal';

/** What a write did: `noop` when everything was already as wanted. */
export interface WriteResult<T> {
  readonly value: T;
  readonly out: 'ok' | 'noop';
  readonly token?: TokenTrace;
}

/** Every write of the program passes here, so that none is sent without an intent in the journal. */
export interface RecordedWrites {
  /**
   * Records the intent, acts once, records the outcome. `act` is given the id of the intent's record.
   *
   * @throws KeydeskError `policy-denied` when no agent is known or writes have been stopped, `journal-unavailable` (and then
   * nothing was sent), and what `act` fails with
   */
  run<T>(intent: JournalIntent, act: (intentId: string) => Promise<WriteResult<T>>): Promise<T>;
  /**
   * True inside `act`, for the connection and account of its intent and until its outcome is recorded; what has no account
   * yet is a matter of the connection alone. Adapters ask before they write.
   */
  readonly mayWrite: MayWrite;
  /** Whether a write has been sent, or is about to be, whose outcome is not recorded yet. */
  areRunning(): boolean;
  /** Refuses writes from now on: something in the program broke, and what it would do next is not known. */
  stop(): void;
  /** Waits for running writes; those that take longer are recorded as unknown. */
  finish(timeoutMs: number): Promise<void>;
}

export function createRecordedWrites(options: {
  readonly journal: Journal;
  /** Who acts; null when the OS doesn't say. */
  readonly agent: string | null;
}): RecordedWrites {
  const { journal } = options;
  const running = new Map<string, { readonly work: Promise<unknown>; readonly permit: Permit }>();
  const permits = new AsyncLocalStorage<Permit>();
  let stopped = false;

  /** Records how a write ended, once, whoever comes first: its own end or the end of the program. */
  async function close(intentId: string, outcome: JournalOutcome): Promise<void> {
    const write = running.get(intentId);
    if (write === undefined) return;
    running.delete(intentId);
    write.permit.open = false;
    // The vendor has answered and the agent must hear it. The journal knows its own trouble, stops the next write, and
    // closes this intent as unknown at the next start.
    await journal.outcome(intentId, outcome).catch(() => undefined);
  }

  return {
    async run(intent, act) {
      if (options.agent === null) throw fail({ code: 'policy-denied', rule: 'agent-unknown' });
      if (stopped) throw fail({ code: 'policy-denied', rule: 'restart-needed' });
      // A journal that had a problem tries again; the intent is refused if it still has it.
      const intentId = await journal.intent(intent);
      const permit: Permit = { ref: intent.subject.ref, open: true };
      const work = permits.run(permit, () => act(intentId));
      running.set(intentId, { work, permit });
      try {
        const { value, out, token } = await work;
        await close(intentId, { out, code: null, token: token ?? null });
        return value;
      } catch (error) {
        await close(intentId, outcomeOf(error));
        throw error;
      }
    },
    mayWrite({ connectionId, accountId }) {
      const permit = permits.getStore();
      if (permit?.open !== true || permit.ref.connectionId !== connectionId) return false;
      return accountId === null || accountId === permit.ref.accountId;
    },
    areRunning: () => running.size > 0,
    stop() {
      stopped = true;
    },
    async finish(timeoutMs) {
      stopped = true;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, timeoutMs);
      });
      await Promise.race([Promise.allSettled([...running.values()].map(({ work }) => work)), late]);
      clearTimeout(timer);
      // What has just ended records itself in the same turn; only what is still out there is unknown.
      await Promise.resolve();
      const open = [...running.keys()];
      await Promise.all(open.map((id) => close(id, { out: 'unknown', code: 'unknown-outcome', token: null })));
    },
  };
}

/** What a running write may touch, and whether it still may. */
interface Permit {
  readonly ref: AccountRef;
  open: boolean;
}

function outcomeOf(error: unknown): JournalOutcome {
  if (!isKeydeskError(error)) return { out: 'unknown', code: null, token: null };
  const { code } = error.failure;
  const out = code === 'unknown-outcome' ? 'unknown' : code === 'policy-denied' ? 'denied' : 'failed';
  return { out, code, token: null };
}

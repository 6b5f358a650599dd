import { z } from 'zod';
import { isKeydeskError } from '../../shared/domain/failure';
import { cleanQuery, type LookupKind } from '../../shared/domain/lookup-key';
import { recentLimits, recentLookupSchema, type RecentLookup } from '../../shared/domain/recent-lookup';
import type { Clock } from '../../shared/lib/clock';
import type { SealedFile } from '../secrets/sealed-file';

/** The agent's last look-ups, kept for a day where the agent wants that and the policy allows it (SC-44). */
export interface RecentLookups {
  /** Newest first; empty when none are kept, or when what is kept can't be read any more. */
  list(): Promise<readonly RecentLookup[]>;
  note(query: string, by: LookupKind | null): Promise<void>;
  clear(): Promise<void>;
  /** Takes note of a changed preference, and of what a policy or the time has made of the file: what may not be kept goes. */
  tidy(): Promise<void>;
}

const contentSchema = z.array(recentLookupSchema).max(recentLimits.count);

export function createRecentLookups(options: {
  readonly file: SealedFile;
  readonly clock: Clock;
  /** Wanted by the agent and allowed by the policy, as of now. */
  isKept(): boolean;
}): RecentLookups {
  const { file, clock } = options;
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other, so that a look-up that is still being written can't bring back what was cleared. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  const isFresh = ({ at }: RecentLookup): boolean => {
    const age = clock.now() - Date.parse(at);
    return age >= 0 && age < recentLimits.ageMs;
  };

  async function read(): Promise<readonly RecentLookup[]> {
    let text: string | null;
    try {
      text = await file.read();
    } catch (error) {
      if (!isKeydeskError(error) || error.failure.code !== 'invalid-input') throw error;
      await file.remove();
      return [];
    }
    if (text === null) return [];
    const kept = contentSchema.parse(JSON.parse(text));
    const fresh = kept.filter(isFresh);
    if (fresh.length < kept.length) await write(fresh);
    return fresh;
  }

  async function write(entries: readonly RecentLookup[]): Promise<void> {
    if (entries.length === 0) await file.remove();
    else await file.write(JSON.stringify(entries));
  }

  return {
    list: () => inTurn(async () => (options.isKept() ? await read() : [])),
    note: (query, by) =>
      inTurn(async () => {
        if (!options.isKept()) return;
        const entry: RecentLookup = { by, value: cleanQuery(query), at: new Date(clock.now()).toISOString() };
        const others = (await read()).filter(({ by: kind, value }) => kind !== by || value !== entry.value);
        await write([entry, ...others].slice(0, recentLimits.count));
      }),
    clear: () => inTurn(() => file.remove()),
    tidy: () =>
      inTurn(async () => {
        if (options.isKept()) await read();
        else await file.remove();
      }),
  };
}

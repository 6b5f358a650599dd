import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ShopperAccount } from '../../shared/domain/account';
import type { Clock } from '../../shared/lib/clock';
import type { KeptText } from '../platform/kept-text';
import { readOrMakeKey } from '../secrets/kept-key';
import { emailMemoryKey, type SecretStore } from '../secrets/secret-store';

const dayMs = 86_400_000;
/** A busy desk opens some 60 accounts a day; the oldest go first. */
const maxKnown = 20_000;

const mark = z.string().regex(/^[\w-]{22}$/u);
const knownSchema = z.strictObject({
  email: mark,
  /** When an account was last read with it, ms since 1970; told to the day. */
  seenAt: z.int().nonnegative(),
  /** When it was first found in the place of another; absent when there was no other. */
  changedAt: z.int().nonnegative().optional(),
});
const memorySchema = z.strictObject({ version: z.literal(1), accounts: z.record(mark, knownSchema) });
type Memory = Map<string, z.infer<typeof knownSchema>>;

/**
 * Whether the e-mail of an account has changed lately, as far as this desk has seen: no vendor tells when an e-mail changed.
 *
 * What is remembered is which keyed mark stood for which account on which day. Without the key from the keychain nobody can
 * tell from it who the shopper is, nor that two accounts have the same address.
 */
export interface EmailChanges {
  /**
   * Takes note of an account that was read just now. True for `warningDays` after its e-mail was first found to be another
   * than before. Never fails: where nothing can be remembered, nothing is known, and the answer is false.
   */
  seen(account: ShopperAccount): Promise<boolean>;
}

export function createEmailChanges(options: {
  readonly file: KeptText;
  readonly secretStore: SecretStore;
  readonly clock: Clock;
  /** The policy's `emailChangeWarningDays`; at 0 nothing is remembered. */
  readonly warningDays: number;
}): EmailChanges {
  const { file, clock } = options;
  const warningMs = options.warningDays * dayMs;
  let loaded: Promise<{ readonly key: Buffer; readonly memory: Memory }> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function load() {
    const key = await readOrMakeKey(options.secretStore, emailMemoryKey);
    return { key, memory: parse(await file.read()) };
  }

  async function take(account: ShopperAccount): Promise<boolean> {
    loaded ??= load();
    loaded.catch(() => {
      loaded = null;
    });
    const { key, memory } = await loaded;
    const now = clock.now();
    const id = markOf(key, ['account', account.ref.connectionId, account.ref.accountId]);
    const email = markOf(key, ['e-mail', id, account.email?.trim().toLowerCase() ?? '']);
    const before = memory.get(id);
    const known = before !== undefined && now - before.seenAt <= 2 * warningMs ? before : undefined;
    const changedAt = known === undefined || known.email === email ? known?.changedAt : now;
    const seenAt = Math.floor(now / dayMs) * dayMs;
    const isNew = known?.email !== email || known.seenAt !== seenAt;
    if (isNew) {
      memory.delete(id);
      memory.set(id, { email, seenAt, ...(changedAt === undefined ? {} : { changedAt }) });
      tidy(memory, now - 2 * warningMs);
      await file
        .write(`${JSON.stringify({ version: 1, accounts: Object.fromEntries(memory) })}\n`)
        .catch(() => undefined);
    }
    return changedAt !== undefined && now - changedAt < warningMs;
  }

  return {
    seen(account) {
      if (warningMs === 0) return Promise.resolve(false);
      const mine = turn.then(() => take(account)).catch(() => false);
      turn = mine;
      return mine;
    },
  };
}

function markOf(key: Buffer, parts: readonly string[]): string {
  const text = JSON.stringify(['keydesk-email-memory-v1', ...parts]);
  return createHmac('sha256', key).update(text, 'utf8').digest().subarray(0, 16).toString('base64url');
}

/** What can't be read is as good as nothing: the memory begins anew. */
function parse(text: string | null): Memory {
  try {
    const parsed = memorySchema.safeParse(JSON.parse(text ?? 'null'));
    return new Map(Object.entries(parsed.data?.accounts ?? {}));
  } catch {
    return new Map();
  }
}

function tidy(memory: Memory, since: number): void {
  for (const [id, { seenAt }] of memory) if (seenAt < since || memory.size > maxKnown) memory.delete(id);
}

import { setTimeout as wait } from 'node:timers/promises';
import { safe } from '@orpc/client';
import { afterEach, describe, expect, it } from 'vitest';
import { accessChanges, type AccountRef } from '../../src/shared/domain/account';
import type { WriteNote } from '../../src/shared/domain/action';
import { isOffered, resetKinds } from '../../src/shared/domain/capability';
import { vendorIds, type VendorId } from '../../src/shared/domain/vendor';
import { goodInputs } from '../contract/inputs';
import { jsonSchemaOf, procedures, type ContractEntry } from '../contract/procedures';
import { composedMain, type ComposedMain } from '../fakes/composed-main';

const note: WriteNote = { reason: 'training', ticket: 'INC-1', callerCheck: 'order-number' };
const maja: Readonly<Record<VendorId, string>> = {
  norce: '900101',
  emporix: '40718851',
  bigcommerce: '4101',
  'salesforce-b2c': '00001001',
};

/** Requests that are no reads, as they left main, and whether an intent without an outcome stood in the journal then. */
interface SentWrite {
  readonly what: string;
  readonly recorded: boolean;
}

/** What vendors take as POST and only answers: tokens, searches, looking at a session. Everything else is a write. */
const readsByPost = /\/(?:token|access_token|customers\/search|customer-search|introspect)$/u;

let main: ComposedMain;
let sent: SentWrite[];
let seen = 0;

async function start(): Promise<void> {
  sent = [];
  const watching: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (request.method !== 'GET' && !readsByPost.test(pathname)) {
      const kinds = main.journal.records.map(({ kind }) => kind);
      const open = kinds.filter((kind) => kind === 'intent').length > kinds.filter((kind) => kind === 'outcome').length;
      sent.push({ what: `${request.method} ${pathname}`, recorded: open });
    }
    return await fetch(request);
  };
  main = await composedMain({ fetch: watching, fetchOnce: watching });
}
afterEach(async () => {
  await main.close();
});

/** Calls the procedure as it is, then whatever brings it to write, at each store in a main process of its own. */
async function everywhere(
  entry: ContractEntry,
  prepare: () => void,
  then: (vendor: VendorId, tried: number) => void,
): Promise<void> {
  await start();
  prepare();
  for (const vendor of vendorIds) {
    await call(entry, inputFor(entry, refAt(vendor)));
    const write = writers[entry.name];
    if (write === undefined) continue;
    then(vendor, await write(refAt(vendor)));
    await main.close();
    await start();
    prepare();
  }
}

function isProcedure(value: unknown): value is (input: unknown) => Promise<unknown> {
  return typeof value === 'function';
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** A stream without end says what is there and then waits for something to happen. */
const silenceMs = 500;

/** Calls a procedure by its name and hears its stream until it ends or is silent; what it fails with is not the point. */
async function call({ path: [area, name] }: ContractEntry, input: unknown): Promise<void> {
  const procedure: unknown = Reflect.get(Reflect.get(main.client, area), name);
  if (!isProcedure(procedure)) throw new Error('every procedure can be called');
  const { data } = await safe(procedure(input));
  if (!isStream(data)) return;
  const events = data[Symbol.asyncIterator]();
  const next = async (): Promise<boolean> => (await events.next().catch(() => ({ done: true }))).done !== true;
  while (await Promise.race([next(), wait(silenceMs, false)]));
  await events.return?.();
}

/** A procedure that may write has a note to go with it, or the id of an opened action. */
function mayWrite({ input }: ContractEntry): boolean {
  return input !== null && /"(?:note|actionId)":/u.test(JSON.stringify(jsonSchemaOf(input)));
}

function inputFor({ name }: ContractEntry, ref: AccountRef): unknown {
  const good = goodInputs[name]?.value;
  return good !== undefined && 'ref' in good ? { ...good, ref } : good;
}

/** How each procedure that may write is brought to write at one store; gives how many writes it asked for. */
const writers: Readonly<Record<string, (ref: AccountRef) => Promise<number>>> = {
  'accounts.setAccess': async (ref) => {
    let tried = 0;
    for (const change of accessChanges) {
      const { actionId, capability } = await main.client.accounts.prepareAccess({ ref, change });
      if (isOffered(capability)) tried += 1;
      await safe(main.client.accounts.setAccess({ actionId, ref, change, note }));
    }
    return tried;
  },
  'accounts.resendConfirmation': async (ref) => {
    const { actionId: off } = await main.client.accounts.prepareAccess({ ref, change: 'deactivate' });
    // Only an inactive account may wait for a confirmation, and only one vendor has such a mail.
    const vendor = vendorIds.find((id) => id === ref.connectionId);
    if (vendor !== 'emporix') return 0;
    await safe(main.client.accounts.setAccess({ actionId: off, ref, change: 'deactivate', note }));
    const { data } = await safe(main.client.accounts.prepareConfirmation({ ref }));
    if (data === undefined) return 1;
    await safe(main.client.accounts.resendConfirmation({ actionId: data.actionId, ref, note }));
    return 2;
  },
  'resets.issue': async (ref) => {
    let tried = 0;
    for (const kind of resetKinds) {
      const { data } = await safe(main.client.resets.preview({ ref, kind }));
      if (data === undefined) continue;
      tried += 1;
      await safe(main.client.resets.issue({ actionId: data.actionId, ref, kind, lifetimeMinutes: null, note }));
    }
    return tried;
  },
  'resets.supersede': async (ref) => {
    const { data } = await safe(main.client.resets.prepareSupersede({ ref }));
    if (data === undefined) return 0;
    await safe(main.client.resets.supersede({ actionId: data.actionId, ref, note }));
    return 1;
  },
};

function refAt(vendor: VendorId): AccountRef {
  return { connectionId: vendor, accountId: maja[vendor] };
}

describe('[SC-61] every procedure of the contract', () => {
  it.each(procedures)('$name sends no write without an intent', async (entry) => {
    expect(entry.name in writers, 'what may write is brought to write here').toBe(mayWrite(entry));
    const nothing = (): void => undefined;
    await everywhere(entry, nothing, (vendor, tried) => {
      const kinds = main.journal.records.map(({ kind }) => kind);
      expect(
        kinds.filter((kind) => kind === 'intent'),
        vendor,
      ).toHaveLength(tried);
      expect(
        kinds.filter((kind) => kind === 'outcome'),
        vendor,
      ).toHaveLength(tried);
      expect(sent.filter(({ recorded }) => !recorded)).toEqual([]);
      seen += sent.length;
    });
    expect(sent).toEqual([]);
  });

  it('has been seen to write', () => {
    expect(seen).toBeGreaterThan(10);
  });

  it.each(procedures)('$name sends no write while the journal can’t be written', async (entry) => {
    const block = (): void => main.journal.failWith({ code: 'journal-unavailable' });
    await everywhere(entry, block, (vendor, tried) => {
      expect(sent, `${vendor}, ${String(tried)} tried`).toEqual([]);
      expect(main.stores.emulators[vendor].peek(maja[vendor])?.writes).toBe(0);
    });
    expect(sent).toEqual([]);
  });
});

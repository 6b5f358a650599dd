import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileJournal } from '../../src/main/journal/file-journal';
import { createCryptoIds } from '../../src/main/platform/crypto-ids';
import { createSystemClock } from '../../src/main/platform/system-clock';
import type { AccountRef } from '../../src/shared/domain/account';
import type { WriteNote } from '../../src/shared/domain/action';
import type { ResetKind } from '../../src/shared/domain/capability';
import type { LedgerEntry } from '../../src/shared/domain/reset-ledger';
import type { VendorId } from '../../src/shared/domain/vendor';
import { composedMain, type ComposedMain } from '../fakes/composed-main';
import { createMemorySecretStore, type MemorySecretStore } from '../fakes/memory-secret-store';
import { nodeFiles } from '../setup/node-files';

const note: WriteNote = { reason: 'training', ticket: 'INC-1', callerCheck: 'order-number' };

let base: string;
const running: ComposedMain[] = [];
let secretStore: MemorySecretStore;
beforeEach(async () => {
  secretStore = createMemorySecretStore();
  base = await mkdtemp(join(tmpdir(), 'keydesk-ledger-'));
});
afterEach(async () => {
  for (const main of running.splice(0)) await main.close();
  await rm(base, { recursive: true, force: true });
});

/** A start of the program; the journal's folder and the keychain stay the same from one to the next. */
async function start(): Promise<ComposedMain> {
  const main = await composedMain({
    secretStore,
    openJournal: () =>
      createFileJournal({
        ...{
          folder: join(base, 'journal'),
          files: nodeFiles(join(base, 'journal')),
          clock: createSystemClock(),
          ids: createCryptoIds(),
          secretStore,
        },
        ...{ installationId: 'desk-07', appVersion: '1.0.0', agent: 'os:anna' },
      }),
  });
  running.push(main);
  return main;
}

async function end(main: ComposedMain): Promise<void> {
  running.splice(running.indexOf(main), 1);
  await main.close();
}

async function majaAt(main: ComposedMain, vendor: VendorId): Promise<AccountRef> {
  for await (const event of await main.client.accounts.find({ query: 'maja@example.test', connectionIds: [vendor] })) {
    if (event.type === 'answer' && event.answer.state === 'rows' && event.answer.rows[0])
      return event.answer.rows[0].ref;
  }
  throw new Error(`nobody at ${vendor}`);
}

async function issue(main: ComposedMain, vendor: VendorId, kind: ResetKind) {
  const ref = await majaAt(main, vendor);
  const { actionId } = await main.client.resets.preview({ ref, kind });
  return await main.client.resets.issue({
    actionId,
    ref,
    kind,
    lifetimeMinutes: kind === 'link' && vendor === 'norce' ? 15 : null,
    note,
  });
}

async function ledgerOf(main: ComposedMain): Promise<LedgerEntry[]> {
  const leaving = new AbortController();
  for await (const { entries } of await main.client.resets.ledger(undefined, { signal: leaving.signal })) {
    leaving.abort();
    return entries;
  }
  throw new Error('no ledger');
}

const told = (entries: readonly LedgerEntry[]): unknown[] =>
  entries.map(({ vendor, kind, state, expiry, revocation }) => [vendor, kind, state, expiry, revocation]);

describe('the ledger of resets', () => {
  it('shows every reset over all stores, and the same after a restart', async () => {
    const first = await start();
    await issue(first, 'norce', 'link');
    await issue(first, 'emporix', 'mailed');
    await issue(first, 'bigcommerce', 'forced');
    await issue(first, 'salesforce-b2c', 'link');
    await issue(first, 'salesforce-b2c', 'mailed');
    const before = await ledgerOf(first);
    expect(told(before)).toEqual([
      ['salesforce-b2c', 'mailed', 'accepted', 'usual', 'none'],
      ['salesforce-b2c', 'link', 'link-held', 'exact', 'supersede'],
      ['bigcommerce', 'forced', 'accepted', 'until-sign-in', 'none'],
      ['emporix', 'mailed', 'accepted', 'unknown', 'none'],
      ['norce', 'link', 'link-held', 'exact', 'account-change'],
    ]);
    expect(before[4]).toMatchObject({ agent: 'os:anna', ticket: 'INC-1', ref: await majaAt(first, 'norce') });
    await end(first);

    const after = await ledgerOf(await start());
    expect(told(after)).toEqual(told(before));
    const names = ({ id, ref, agent, ticket }: LedgerEntry) => [id, ref, agent, ticket];
    expect(after.map(names)).toEqual(before.map(names));
  });

  it('[SC-41] remembers older links and what was issued over a restart', async () => {
    const first = await start();
    await expect(issue(first, 'norce', 'link')).resolves.toMatchObject({ olderLinks: 'none' });
    await end(first);
    const second = await start();
    await expect(issue(second, 'norce', 'link')).resolves.toMatchObject({ olderLinks: 'unknown' });
    await expect(issue(second, 'salesforce-b2c', 'link')).resolves.toMatchObject({ olderLinks: 'none' });
    await expect(issue(second, 'salesforce-b2c', 'link')).resolves.toMatchObject({ olderLinks: 'dead' });
  });

  it('tells of a new reset while it is watched', async () => {
    const main = await start();
    const leaving = new AbortController();
    const seen: number[] = [];
    for await (const { entries } of await main.client.resets.ledger(undefined, { signal: leaving.signal })) {
      seen.push(entries.length);
      if (entries.length === 0) await issue(main, 'emporix', 'mailed');
      else if (entries[0]?.state === 'accepted') break;
    }
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(1);
  });

  it('voids a vendor’s link by a newer one that nobody gets', async () => {
    const main = await start();
    const result = await issue(main, 'salesforce-b2c', 'link');
    const ref = await majaAt(main, 'salesforce-b2c');
    const { actionId } = await main.client.resets.prepareSupersede({ ref });
    const request = { actionId, ref, note };
    const [one, twin] = await Promise.all([
      main.client.resets.supersede(request),
      main.client.resets.supersede(request),
    ]);
    expect(twin).toEqual(one);
    expect(told(await ledgerOf(main))).toEqual([['salesforce-b2c', 'link', 'superseded', 'exact', 'supersede']]);
    // Main no longer holds what it has just made worthless.
    await expect(main.client.resets.reveal({ resetId: result.resetId })).rejects.toMatchObject({
      data: { code: 'not-found' },
    });
  });

  it.each(['norce', 'emporix'] as const)('refuses to promise that at %s', async (vendor) => {
    const main = await start();
    const ref = await majaAt(main, vendor);
    await expect(main.client.resets.prepareSupersede({ ref })).rejects.toMatchObject({ data: { code: 'unsupported' } });
  });

  it('knows a forced change to be used once the account is read without its mark', async () => {
    const main = await start();
    await issue(main, 'bigcommerce', 'forced');
    const ref = await majaAt(main, 'bigcommerce');
    await main.client.accounts.get({ ref });
    expect(told(await ledgerOf(main))).toEqual([['bigcommerce', 'forced', 'accepted', 'until-sign-in', 'none']]);
    await main.client.training.reset();
    await main.client.accounts.get({ ref });
    expect(told(await ledgerOf(main))).toEqual([['bigcommerce', 'forced', 'used', 'until-sign-in', 'none']]);
  });
});

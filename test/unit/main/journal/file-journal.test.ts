import { randomBytes, randomUUID } from 'node:crypto';
import { appendFile, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainLine } from '../../../../src/main/journal/chain';
import { openAccountId, sealMac, subjectPseudonym } from '../../../../src/main/journal/pseudonyms';
import { readKey } from '../../../../src/main/secrets/kept-key';
import { createKeytarSecretStore } from '../../../../src/main/secrets/keytar-secret-store';
import { journalMonthKey, journalSealKey } from '../../../../src/main/secrets/secret-store';
import { createSessionSecretStore } from '../../../../src/main/secrets/session-secret-store';
import { resetIntent, subject } from '../../../conformance/journal.suite';
import { createMemoryKeychain } from '../../../fakes/memory-keychain';
import { openJournalFolder, type JournalFolder } from '../../../setup/journal-bench';

const done = { out: 'ok', code: null, token: null } as const;
const dayMs = 24 * 60 * 60 * 1000;

let bench: JournalFolder;
beforeEach(async () => {
  bench = await openJournalFolder();
});
afterEach(async () => {
  await bench.close();
});

describe('a new journal', () => {
  it('begins with its own opening and a random mark', async () => {
    await bench.open();
    expect(await bench.names()).toEqual(['journal-000000000001.ndjson']);
    expect(await bench.records()).toEqual([
      expect.objectContaining({
        ...{ prev: '', seq: 1, v: 1, kind: 'event', act: 'journal.open', log: expect.stringMatching(/^[\w-]{22}$/u) },
        ...{ ts: '2027-01-15T08:00:00.000Z', dev: 'desk-07', app: '1.0.0', agent: 'os:anna' },
      }),
    ]);
  });

  it.runIf(process.platform !== 'win32')('[SC-26] is for this user alone', async () => {
    await bench.open();
    expect((await stat(bench.folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(bench.folder, 'journal-000000000001.ndjson'))).mode & 0o777).toBe(0o600);
  });

  it('goes on where it was after a restart', async () => {
    const first = await bench.open();
    await first.outcome(await first.intent(resetIntent), done);
    await first.close();
    const second = await bench.open();
    await second.outcome(await second.intent(resetIntent), done);
    expect((await bench.records()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(await second.history(subject)).toHaveLength(2);
    expect(bench.verify()).toMatchObject({ good: true });
  });
});

describe('records', () => {
  it('[SC-38] hold reason, ticket and how the caller was verified, and the account as a pseudonym only', async () => {
    const journal = await bench.open();
    const id = await journal.intent(resetIntent);
    await journal.outcome(id, { out: 'failed', code: 'timeout', token: null });
    const key = (await readKey(bench.secretStore, journalMonthKey('2027-01'))) ?? Buffer.alloc(32);
    const subj = subjectPseudonym(key, subject);
    const [, intent, outcome] = await bench.records();
    expect(intent).toMatchObject({
      ...{ id, kind: 'intent', act: 'reset.mail', conn: 'c-main', vendor: 'norce', subj },
      ...{ why: 'forgot-password', ticket: 'INC-1042', check: 'order-number' },
    });
    expect(openAccountId(key, id, intent?.acct ?? '')).toBe('900101');
    expect(outcome).toMatchObject({
      kind: 'outcome',
      act: 'reset.mail',
      subj,
      ref: id,
      out: 'failed',
      code: 'timeout',
    });
    expect(await readFile(join(bench.folder, 'journal-000000000001.ndjson'), 'utf8')).not.toContain('900101');
  });

  it('keep a keyed fingerprint of a link, and nothing else of it', async () => {
    const journal = await bench.open();
    const id = await journal.intent({ ...resetIntent, act: 'reset.link' });
    const token = { kid: 'desk-1', exp: 1_800_003_600, jti: 'AAECAwQFBgcICQoLDA0ODw' };
    await journal.outcome(id, { out: 'ok', code: null, token });
    const outcome = (await bench.records()).at(-1);
    expect(outcome?.tok).toEqual({ kid: 'desk-1', exp: 1_800_003_600, fp: expect.stringMatching(/^[\w-]{22}$/u) });
    expect(JSON.stringify(outcome)).not.toContain(token.jti);
  });

  it('note a measured clock offset of a second and more', async () => {
    let offset: number | null = 999;
    const journal = await bench.open({ clockOffsetMs: () => offset });
    await journal.intent(resetIntent);
    offset = -1000.4;
    await journal.intent(resetIntent);
    const [, small, large] = await bench.records();
    expect(small).not.toHaveProperty('clk');
    expect(large?.clk).toBe(-1000);
  });

  it('write what was grouped before the next intent, in the order in which it happened', async () => {
    const journal = await bench.open();
    journal.event('app.start');
    journal.event('lookup', { count: 4 });
    bench.clock.advance(10);
    await journal.intent(resetIntent);
    journal.event('port.refused', { code: 'forbidden' });
    await journal.close();
    const records = await bench.records();
    expect(records.map(({ act, kind }) => `${kind} ${act}`)).toEqual([
      'event journal.open',
      'event app.start',
      'event lookup',
      'intent reset.mail',
      'event port.refused',
    ]);
    expect(records[2]).toMatchObject({ n: 4, ts: '2027-01-15T08:00:00.000Z' });
    expect(records[4]).toMatchObject({ code: 'forbidden' });
  });

  it('write what was grouped by itself after a moment', async () => {
    const journal = await bench.open({ groupMs: 20 });
    journal.event('lookup', { count: 1 });
    journal.event('lookup', { count: 2 });
    expect(await bench.records()).toHaveLength(1);
    await expect.poll(async () => (await bench.records()).length).toBe(3);
  });

  it('call alarms alarms', async () => {
    const journal = await bench.open();
    journal.event('limit.hit', { subject, count: 10 });
    await journal.close();
    expect((await bench.records()).at(-1)).toMatchObject({ kind: 'alarm', act: 'limit.hit', n: 10, conn: 'c-main' });
  });

  it('are not written when they could not be read again: they would stop the journal for good', async () => {
    const journal = await bench.open();
    const ref = { connectionId: 'c'.repeat(65), accountId: '1' };
    await expect(journal.intent({ ...resetIntent, subject: { ...subject, ref } })).rejects.toThrow('can’t be said');
    journal.event('account.open', { subject: { ...subject, ref } });
    await journal.intent(resetIntent);
    await journal.close();
    expect((await bench.records()).map(({ act, n }) => [act, n])).toEqual([
      ['journal.open', undefined],
      ['app.fault', 1],
      ['reset.mail', undefined],
    ]);
    expect((await bench.open()).problem()).toBeNull();
  });

  it('tell where the chain stands', async () => {
    const journal = await bench.open();
    await journal.outcome(await journal.intent(resetIntent), done);
    const last = (await bench.records()).at(-1);
    expect(journal.head()).toEqual({ seq: 3, hash: last?.hash, ts: last?.ts });
    await journal.close();
    expect((await bench.open()).head()).toEqual({ seq: 3, hash: last?.hash, ts: last?.ts });
  });
});

describe('an outcome', () => {
  it('is written once, and only for an intent of this run', async () => {
    const journal = await bench.open();
    const id = await journal.intent(resetIntent);
    await journal.outcome(id, done);
    await expect(journal.outcome(id, done)).rejects.toThrow('without its intent, or a second one');
    await expect(journal.outcome('01a3185c-0000-7000-8000-000000000001', done)).rejects.toThrow('without its intent');
    expect((await bench.records()).filter(({ kind }) => kind === 'outcome')).toHaveLength(1);
  });

  it('closes an intent that names no account, as no program of ours writes one', async () => {
    const journal = await bench.open();
    await journal.close();
    const [name = ''] = await bench.names();
    const [opening] = await bench.records();
    if (opening === undefined) throw new Error('it has an opening');
    const { prev: _prev, seq, hash, log: _log, ...members } = opening;
    const nameless = chainLine({ seq, hash }, { ...members, id: randomUUID(), kind: 'intent', act: 'reset.mail' });
    await appendFile(join(bench.folder, name), nameless.line);
    await bench.open();
    expect((await bench.records()).at(-1)).toMatchObject({ kind: 'outcome', act: 'reset.mail', out: 'unknown' });
    expect((await bench.records()).at(-1)?.subj).toBeUndefined();
  });
});

describe('[SC-37] without an agent', () => {
  it('refuses every write and says why, but keeps what else happens', async () => {
    const journal = await bench.open({ agent: null });
    const nobody = { code: 'policy-denied', rule: 'agent-identity' };
    await expect(journal.intent(resetIntent)).rejects.toMatchObject({ failure: nobody });
    expect(journal.problem()).toEqual(nobody);
    journal.event('lookup', { count: 1 });
    await journal.close();
    expect((await bench.records()).at(-1)).toMatchObject({ agent: 'none', act: 'lookup' });
  });
});

describe('a new file', () => {
  it('begins at midnight UTC; the old one is sealed and can’t be written any more', async () => {
    const journal = await bench.open();
    await journal.intent(resetIntent);
    bench.clock.set(Date.parse('2027-01-15T23:59:59.999Z'));
    await journal.intent(resetIntent);
    bench.clock.set(Date.parse('2027-01-16T00:00:00.000Z'));
    await journal.intent(resetIntent);
    expect(await bench.names()).toEqual(['journal-000000000001.ndjson', 'journal-000000000005.ndjson']);
    const records = await bench.records();
    const key = (await readKey(bench.secretStore, journalSealKey)) ?? Buffer.alloc(32);
    expect(records[3]).toMatchObject({ kind: 'seal', seq: 4, mac: sealMac(key, records[2]?.hash ?? '') });
    expect((await stat(join(bench.folder, 'journal-000000000001.ndjson'))).mode & 0o222).toBe(0);
    expect(bench.verify()).toMatchObject({ good: true });
    expect(await journal.history(subject)).toHaveLength(3);
  });

  it('begins before one grows past its size', async () => {
    const journal = await bench.open({ maxFileBytes: 4000 });
    for (let at = 0; at < 20; at += 1) {
      if (at % 3 === 0) journal.event('lookup', { count: at });
      await journal.outcome(await journal.intent(resetIntent), done);
    }
    const names = await bench.names();
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) expect((await stat(join(bench.folder, name))).size).toBeLessThanOrEqual(4000);
    expect(bench.verify()).toMatchObject({ good: true });
    expect(await journal.history(subject)).toHaveLength(20);
  });

  it('begins in the middle of what was grouped, if need be', async () => {
    const journal = await bench.open({ maxFileBytes: 4000 });
    for (let at = 0; at < 40; at += 1) journal.event('lookup', { count: at });
    await journal.close();
    const counts = (await bench.records()).flatMap(({ n }) => n ?? []);
    expect(counts).toEqual(Array.from({ length: 40 }, (_, at) => at));
    expect(bench.verify()).toMatchObject({ good: true });
  });

  it('begins at the first record after a night without the program', async () => {
    const first = await bench.open();
    await first.intent(resetIntent);
    await first.close();
    bench.clock.advance(3 * dayMs);
    const second = await bench.open();
    await second.intent(resetIntent);
    expect(await bench.names()).toHaveLength(2);
    expect(bench.verify()).toMatchObject({ good: true });
  });

  it('has the key of its month; history finds an account over months', async () => {
    const journal = await bench.open();
    await journal.outcome(await journal.intent(resetIntent), done);
    bench.clock.set(Date.parse('2027-01-31T23:59:59.900Z'));
    const late = await journal.intent({ ...resetIntent, ticket: 'LATE' });
    bench.clock.set(Date.parse('2027-02-01T00:00:00.100Z'));
    await journal.outcome(late, done);
    const subjects = new Set((await bench.records()).flatMap(({ subj }) => subj ?? []));
    expect(subjects.size).toBe(2);
    expect(bench.secretStore.names()).toContain('journal/month/2027-02');
    expect(await journal.history(subject)).toMatchObject([{ ticket: 'LATE', outcome: 'ok' }, { outcome: 'ok' }]);
  });

  it('[BI-70] begins as well when the clock runs backwards over midnight, and the chain holds', async () => {
    const journal = await bench.open();
    await journal.intent(resetIntent);
    bench.clock.advance(-dayMs);
    await journal.intent(resetIntent);
    const { good, says } = bench.verify();
    expect(good).toBe(true);
    expect(says).toContain('the clock ran back from 2027-01-15T08:00:00.000Z to 2027-01-14T08:00:00.000Z');
    expect(await journal.history(subject)).toHaveLength(2);
  });
});

describe('what was left open', () => {
  it('is closed as unknown at the next start, once', async () => {
    const first = await bench.open();
    const lost = await first.intent(resetIntent);
    const kept = await first.intent(resetIntent);
    await first.outcome(kept, done);
    await first.close();
    bench.clock.advance(1000);
    const second = await bench.open();
    expect(await second.history(subject)).toMatchObject([
      { id: kept, outcome: 'ok' },
      { id: lost, outcome: 'unknown' },
    ]);
    await second.close();
    const count = (await bench.records()).length;
    await (await bench.open()).close();
    expect(await bench.records()).toHaveLength(count);
  });

  it('is closed in the next month under the next month’s pseudonym', async () => {
    const first = await bench.open();
    await first.intent(resetIntent);
    await first.close();
    bench.clock.advance(31 * dayMs);
    const second = await bench.open();
    expect(await second.history(subject)).toMatchObject([{ outcome: 'unknown' }]);
    const [, intent, , outcome] = await bench.records();
    expect(outcome).toMatchObject({ ref: intent?.id, out: 'unknown', act: 'reset.mail', conn: 'c-main' });
    expect(outcome?.subj).not.toBe(intent?.subj);
  });

  it('is closed also when the key of its month is gone or another one', async () => {
    for (const replace of [false, true]) {
      const first = await bench.open();
      await first.intent(resetIntent);
      await first.close();
      await bench.secretStore.delete(journalMonthKey('2027-01'));
      if (replace) await bench.secretStore.set(journalMonthKey('2027-01'), randomBytes(32).toString('base64url'));
      const second = await bench.open();
      const outcome = (await bench.records()).at(-1);
      expect(outcome).toMatchObject({ kind: 'outcome', out: 'unknown' });
      await second.close();
    }
    expect(bench.verify()).toMatchObject({ good: true });
  });

  it('stays open while the program that wrote it runs', async () => {
    const journal = await bench.open();
    const id = await journal.intent(resetIntent);
    bench.files.failAt('write');
    await expect(journal.intent(resetIntent)).rejects.toMatchObject({ failure: { code: 'journal-unavailable' } });
    bench.files.failAt(null);
    await journal.intent(resetIntent);
    expect((await bench.records()).filter(({ out }) => out === 'unknown')).toEqual([]);
    await journal.outcome(id, done);
    expect((await bench.records()).at(-1)).toMatchObject({ ref: id, out: 'ok' });
  });
});

describe('keys', () => {
  it('[SC-61][FT-41] refuses writes while the keychain is locked, and keeps look-ups without the account', async () => {
    bench.secretStore.failWith({ code: 'keychain-locked' });
    const journal = await bench.open();
    expect(journal.problem()).toBeNull();
    journal.event('account.open', { subject });
    await expect(journal.intent(resetIntent)).rejects.toMatchObject({ failure: { code: 'keychain-locked' } });
    expect(journal.problem()).toEqual({ code: 'keychain-locked' });
    bench.secretStore.failWith(null);
    await journal.intent(resetIntent);
    expect(journal.problem()).toBeNull();
    const [, opened, intent] = await bench.records();
    expect(opened).toMatchObject({ act: 'account.open' });
    expect(opened).not.toHaveProperty('subj');
    expect(intent).toMatchObject({ kind: 'intent', subj: expect.any(String) });
  });

  it('finds out by itself that the keychain is open again', async () => {
    bench.secretStore.failWith({ code: 'keychain-locked' });
    const journal = await bench.open({ retryMs: 20 });
    await expect(journal.intent(resetIntent)).rejects.toMatchObject({ failure: { code: 'keychain-locked' } });
    bench.secretStore.failWith(null);
    await expect.poll(() => journal.problem()).toBeNull();
  });

  it('[SC-22] makes no new key of a month while the keychain hides the one it has', async () => {
    const keychain = createMemoryKeychain();
    const store = createKeytarSecretStore({ load: async () => keychain });
    const first = await bench.open({ secretStore: store });
    await first.intent(resetIntent);
    await first.close();
    const before = keychain.items.get('journal/month/2027-01');
    keychain.hide(true);
    const second = await bench.open({ secretStore: store });
    await expect(second.intent(resetIntent)).rejects.toMatchObject({ failure: { code: 'keychain-locked' } });
    expect(keychain.items.get('journal/month/2027-01')).toBe(before);
  });

  it('are not asked for what nobody said: no ticket, no verification', async () => {
    const journal = await bench.open();
    await journal.intent({ ...resetIntent, ticket: null, check: null });
    const record = (await bench.records()).at(-1);
    expect(record).toMatchObject({ kind: 'intent', why: 'forgot-password' });
    expect(record).not.toHaveProperty('ticket');
    expect(record).not.toHaveProperty('check');
  });

  it('needs the key of fingerprints before a link is made, not after', async () => {
    const journal = await bench.open();
    await journal.intent(resetIntent);
    bench.secretStore.failWith({ code: 'keychain-locked' });
    await journal.intent(resetIntent);
    const link = journal.intent({ ...resetIntent, act: 'reset.link' });
    await expect(link).rejects.toMatchObject({ failure: { code: 'keychain-locked' } });
  });

  it('needs no keychain for an outcome, not even of a new month', async () => {
    const journal = await bench.open();
    bench.clock.set(Date.parse('2027-01-31T23:59:59.900Z'));
    await journal.outcome(await journal.intent(resetIntent), done);
    const link = await journal.intent({ ...resetIntent, act: 'reset.link' });
    bench.secretStore.failWith({ code: 'keychain-locked' });
    bench.clock.advance(1000);
    const token = { kid: 'desk-1', exp: 1_800_003_600, jti: 'AAECAwQFBgcICQoLDA0ODw' };
    await journal.outcome(link, { out: 'ok', code: null, token });
    const records = await bench.records();
    const subjects = records.flatMap(({ kind, subj }) => (kind === 'outcome' ? [subj] : []));
    expect(new Set(subjects).size).toBe(1);
    expect(records.at(-1)).toMatchObject({ ref: link, out: 'ok', ts: '2027-02-01T00:00:00.900Z' });
  });

  it('needs the keychain at midnight, to seal and to begin a month', async () => {
    const journal = await bench.open();
    await journal.intent(resetIntent);
    bench.secretStore.failWith({ code: 'keychain-locked' });
    bench.clock.advance(dayMs);
    await expect(journal.intent(resetIntent)).rejects.toMatchObject({ failure: { code: 'keychain-locked' } });
    expect(journal.problem()).toEqual({ code: 'keychain-locked' });
    bench.secretStore.failWith(null);
    await journal.intent(resetIntent);
    expect(journal.problem()).toBeNull();
    expect(bench.verify()).toMatchObject({ good: true });
  });

  it('works for a session without any keychain; the next session names nobody of it', async () => {
    const first = await bench.open({ secretStore: createSessionSecretStore() });
    await first.outcome(await first.intent(resetIntent), done);
    expect(await first.history(subject)).toHaveLength(1);
    await first.close();
    const second = await bench.open({ secretStore: createSessionSecretStore() });
    expect(second.problem()).toBeNull();
    await second.intent(resetIntent);
    expect(await second.history(subject)).toHaveLength(1);
    expect(bench.verify()).toMatchObject({ good: true });
  });

  it('[BI-70] with a wrong key of the month the history is empty, not wrong', async () => {
    const first = await bench.open();
    await first.outcome(await first.intent(resetIntent), done);
    await first.close();
    await bench.secretStore.set(journalMonthKey('2027-01'), randomBytes(32).toString('base64url'));
    expect(await (await bench.open()).history(subject)).toEqual([]);
  });
});

describe('a mistake in the program', () => {
  it('that keeps a record from being made is told as it is, not as a keychain’s', async () => {
    const bug = new Error('a bug');
    const journal = await bench.open({ secretStore: { ...bench.secretStore, get: () => Promise.reject(bug) } });
    await expect(journal.intent(resetIntent)).rejects.toBe(bug);
    expect(journal.problem()).toBeNull();
  });
});

describe('closing', () => {
  it('leaves a journal that can be read and takes nothing more', async () => {
    const journal = await bench.open();
    await journal.outcome(await journal.intent(resetIntent), done);
    await journal.close();
    await journal.close();
    journal.event('lookup', { count: 1 });
    await expect(journal.intent(resetIntent)).rejects.toMatchObject({ failure: { code: 'journal-unavailable' } });
    expect(await journal.history(subject)).toHaveLength(1);
    expect(await bench.records()).toHaveLength(3);
    expect(await readdir(bench.folder)).toHaveLength(1);
  });
});

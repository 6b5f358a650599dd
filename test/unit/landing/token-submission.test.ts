import { afterEach, describe, expect, it } from 'vitest';
import type { ReplayStore } from '../../../src/landing/replay/replay-store';
import { accountState, accountStateBinding } from '../../../src/main/reset-links/binding';
import { parseResetKey, type KeyState } from '../../../src/main/reset-links/keys';
import { fail } from '../../../src/shared/domain/failure';
import { memoryVendor } from '../../fakes/landing-adapter';
import { shopperAccount } from '../../fakes/shopper-account';
import { sealByHand } from '../main/reset-links/seal-by-hand';
import { goodVector, vectors } from '../main/reset-links/test-vectors';
import { goodPassword, openLanding, type BenchOptions, type LandingBench } from './landing-bench';

const v1 = goodVector('V1');
const v3 = goodVector('V3');
const invalid = { status: 400, body: { result: 'link-invalid' } };
const done = { status: 200, body: { result: 'done', signInUrl: 'https://shop.example/login' } };

const open: LandingBench[] = [];
async function bench(options: BenchOptions = {}): Promise<LandingBench> {
  const opened = await openLanding(options);
  open.push(opened);
  return opened;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ landing }) => landing.close()));
});

function lastCode(page: LandingBench): unknown {
  return page.events.at(-1);
}
function keysIn(state: KeyState) {
  return vectors.keys.map(({ text }) => ({ key: parseResetKey(text), state, notBefore: null }));
}
/** A token for the present account at the bench's time, with whatever is asked for changed. */
function sealed(changes: object, account = shopperAccount(), moves = true): Promise<string> {
  const claims = { ...v1.claims, ...changes };
  const asb = accountStateBinding(claims, accountState(account, moves));
  return sealByHand(JSON.stringify({ ...claims, asb, ...changes }));
}

describe('the cases of the format that need an account', () => {
  it('[BI-60] sets the password for a good token', async () => {
    const page = await bench();
    expect(await page.submit(v1.token)).toEqual(done);
    expect(page.vendor.passwords.get('900101')).toBe(goodPassword);
    expect(page.vendor.calls).toEqual(['get', 'get', 'setPassword', 'get']);
    expect(page.events).toEqual([
      {
        event: 'password-set',
        connection: 'nordic',
        kid: 'test-desk-2026a',
        jti: expect.stringMatching(/^[\w-]{16}$/u),
      },
    ]);
  });

  it.each([
    ['the stamp moved', { updatedAt: '2026-11-20T10:00:00.000Z' }],
    ['the e-mail changed', { email: 'maja.berg@example.test' }],
    ['the account was switched off', { access: { state: 'inactive' } as const }],
    ['the account was put on hold', { access: { state: 'on-hold' } as const }],
  ])('[BI-60] refuses as `binding` when %s', async (_, change) => {
    const page = await bench({ vendor: memoryVendor([shopperAccount(change)]) });
    expect(await page.submit(v1.token)).toEqual(invalid);
    expect(lastCode(page)).toMatchObject({ event: 'refused', code: 'binding' });
    expect(page.vendor.calls).toEqual(['get']);
  });

  it.each([
    ['is missing', memoryVendor([])],
    ['was removed', memoryVendor([shopperAccount({ access: { state: 'removed' } })])],
    ['has no login', memoryVendor([shopperAccount({ access: { state: 'no-login' } })])],
  ])('[BI-60] refuses as `account` when the account %s', async (_, vendor) => {
    const page = await bench({ vendor });
    expect(await page.submit(v1.token)).toEqual(invalid);
    expect(lastCode(page)).toMatchObject({ code: 'account' });
  });

  it('an automatic lock does not kill a link', async () => {
    const locked = shopperAccount({ access: { state: 'locked', until: null } });
    const page = await bench({ vendor: memoryVendor([locked]) });
    expect(await page.submit(v1.token)).toEqual(done);
  });

  it('[BI-60] refuses the second use: as `binding` where the stamp moves, as `replay` where it does not', async () => {
    const moving = await bench({ replayStore: null });
    expect(await moving.submit(v1.token)).toEqual(done);
    expect(await moving.submit(v1.token)).toEqual(invalid);
    expect(lastCode(moving)).toMatchObject({ code: 'binding' });

    const still = await bench({ vendor: memoryVendor([shopperAccount()], { stampMoves: false }) });
    const token = await sealed({}, shopperAccount(), false);
    expect(await still.submit(token)).toEqual(done);
    expect(await still.submit(token, 'another good one')).toEqual(invalid);
    expect(lastCode(still)).toMatchObject({ code: 'replay' });
    expect(still.vendor.passwords.get('900101')).toBe(goodPassword);
  });

  it.each([
    ['with a replay store', { vendor: memoryVendor([shopperAccount()], { stampMoves: false }) }, false],
    ['with a moving stamp only', { replayStore: null }, true],
  ])('[BI-60] lets exactly one of many uses at once succeed, %s', async (_, options, moves) => {
    const page = await bench(options);
    const token = await sealed({}, shopperAccount(), moves);
    const answers = await Promise.all(Array.from({ length: 12 }, () => page.submit(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(11);
    expect(page.vendor.calls.filter((name) => name === 'setPassword')).toHaveLength(1);
  });

  it('[BI-60] holds the limits of time', async () => {
    for (const [now, status] of [
      [1_800_003_659, 200],
      [1_800_003_660, 400],
      [1_799_999_940, 200],
      [1_799_999_939, 400],
    ] as const) {
      const page = await bench();
      page.clock.set(now * 1_000);
      expect((await page.submit(v1.token)).status).toBe(status);
      if (status === 400) expect(lastCode(page)).toMatchObject({ code: 'time' });
    }
  });

  it('[BI-60] refuses a revoked key as `header`, and takes a retiring one', async () => {
    const revoked = await bench({ connection: { keys: keysIn({ state: 'revoked' }) } });
    expect(await revoked.submit(v1.token)).toEqual(invalid);
    expect(lastCode(revoked)).toMatchObject({ code: 'header', kid: 'test-desk-2026a' });
    const retiring = await bench({ connection: { keys: keysIn({ state: 'retiring', since: v1.claims.iat }) } });
    expect(await retiring.submit(v1.token)).toEqual(done);
  });

  it('takes a key that was waiting for its desk, and says once that the desk has it', async () => {
    const page = await bench({ connection: { keys: keysIn({ state: 'pending' }) } });
    expect((await page.submit(v1.token, 'short')).status).toBe(422);
    expect(await page.submit(v1.token)).toEqual(done);
    const told = page.events.filter(({ event }) => event === 'pending-key-used');
    expect(told).toMatchObject([{ kid: 'test-desk-2026a' }]);
  });

  it('[BI-60] takes an unbound token only with a replay store', async () => {
    const without = await bench({ replayStore: null });
    expect(await without.submit(v3.token)).toEqual(invalid);
    expect(lastCode(without)).toMatchObject({ code: 'binding' });
    const withStore = await bench();
    expect(await withStore.submit(v3.token)).toEqual(done);
    expect(await withStore.submit(v3.token)).toEqual(invalid);
  });

  it('[BI-60] refuses every bad vector with one sentence and without asking the vendor', async () => {
    const page = await bench();
    for (const { id, code, token } of vectors.bad) {
      expect(await page.submit(token), id).toEqual(invalid);
      expect(lastCode(page), id).toMatchObject({ event: 'refused', code });
    }
    expect(page.vendor.calls).toEqual([]);
    expect(JSON.stringify(page.events)).not.toMatch(/eyJ|900101|maja/u);
  });
});

describe('how an account is named', () => {
  it.each([
    { idk: 'code', sub: 'K-1001' },
    { idk: 'login', sub: 'maja@example.test' },
    { idk: 'email', sub: 'maja@example.test' },
  ] as const)('finds it by $idk', async ({ idk, sub }) => {
    const page = await bench();
    expect(await page.submit(await sealed({ idk, sub }))).toEqual(done);
  });

  it('compares letter by letter and never takes one of two', async () => {
    const upper = shopperAccount({ ref: { connectionId: 'norce', accountId: '2' }, email: 'Maja@example.test' });
    const page = await bench({ vendor: memoryVendor([upper]) });
    expect(await page.submit(await sealed({ idk: 'email', sub: 'maja@example.test' }, upper))).toEqual(invalid);
    page.vendor.accounts.set('3', shopperAccount({ ref: { connectionId: 'norce', accountId: '3' } }));
    page.vendor.accounts.set('4', shopperAccount({ ref: { connectionId: 'norce', accountId: '4' } }));
    expect(await page.submit(await sealed({ idk: 'email', sub: 'maja@example.test' }))).toEqual(invalid);
    expect(lastCode(page)).toMatchObject({ code: 'account' });
  });

  it('does not believe an answer about another account [FT-36]', async () => {
    const vendor = memoryVendor([]);
    vendor.accounts.set('900101', shopperAccount({ ref: { connectionId: 'norce', accountId: '900102' } }));
    const page = await bench({ vendor });
    expect(await page.submit(v1.token)).toEqual(invalid);
  });
});

describe('purposes', () => {
  it('takes a first password at its own address only, also while the account still shows as inactive', async () => {
    const inactive = shopperAccount({ access: { state: 'inactive' } });
    const page = await bench({ vendor: memoryVendor([inactive]) });
    const token = await sealed({ pur: 'activate' }, inactive);
    expect(await page.submit(token)).toEqual(invalid);
    expect(lastCode(page)).toMatchObject({ code: 'purpose' });
    expect(await page.post({ kdt: token, password: goodPassword, repeat: goodPassword }, {}, '/activate')).toEqual(
      done,
    );
  });

  it('refuses a reset for an inactive account even when the link was made for it', async () => {
    const inactive = shopperAccount({ access: { state: 'inactive' } });
    const page = await bench({ vendor: memoryVendor([inactive]) });
    expect(await page.submit(await sealed({}, inactive))).toEqual(invalid);
    expect(lastCode(page)).toMatchObject({ code: 'account' });
  });
});

describe('one live link per account', () => {
  it('refuses an older link once a newer one was seen, used or not', async () => {
    const page = await bench();
    const newer = await sealed({ iat: v1.claims.iat + 5, jti: 'EBESExQVFhcYGRobHB0eHw' });
    expect(await page.post({ kdt: newer, password: 'x', repeat: 'x' })).toMatchObject({ status: 422 });
    expect(await page.submit(v1.token)).toEqual(invalid);
    expect(lastCode(page)).toMatchObject({ code: 'replay' });
    expect(await page.submit(newer)).toEqual(done);
  });
});

describe('the new password', () => {
  it('[BI-61] is refused without spending the link', async () => {
    const page = await bench();
    for (const [password, repeat, problem] of [
      ['seven77', 'seven77', 'too-short'],
      ['x'.repeat(1_001), 'x'.repeat(1_001), 'too-long'],
      ['tre segel\u0000', 'tre segel\u0000', 'characters'],
      ['tre blåa segel', 'tre blåa segek', 'differ'],
      ['Password123', 'Password123', 'common'],
      ['maja@example.test', 'maja@example.test', 'personal'],
    ]) {
      expect(await page.post({ kdt: v1.token, password, repeat })).toEqual({
        status: 422,
        body: { result: 'password', problem },
      });
    }
    expect(page.vendor.calls).not.toContain('setPassword');
    expect(await page.submit(v1.token)).toEqual(done);
  });

  it.each([
    ['8 characters', 'segel på'],
    ['64 characters', 'lång fras '.repeat(7).slice(0, 64)],
    ['1,000 characters', 'lång fras '.repeat(100)],
    ['emoji', '⛵️⛵️⛵️ segel'],
    ['1,000 emoji', '⛵🌊'.repeat(500)],
  ])('[BI-61] may have %s', async (_, password) => {
    const page = await bench();
    expect(await page.submit(v1.token, password)).toEqual(done);
    expect(page.vendor.passwords.get('900101')).toBe(password);
  });
});

describe('when the vendor fails', () => {
  const stillStamp = () => memoryVendor([shopperAccount()], { stampMoves: false });
  const stillToken = () => sealed({}, shopperAccount(), false);

  it('keeps the link good when nothing was done', async () => {
    const page = await bench({ vendor: stillStamp() });
    const token = await stillToken();
    page.vendor.failNext = () => Promise.reject(fail({ code: 'offline', cause: 'refused' }));
    expect(await page.submit(token)).toEqual({ status: 503, body: { result: 'try-later' } });
    expect(lastCode(page)).toMatchObject({ event: 'vendor-failed', step: 'write', code: 'offline' });
    expect(await page.submit(token)).toEqual(done);
  });

  it('[FT-05][FT-06][FT-24] says that it can not tell when the answer was lost, and keeps the link spent', async () => {
    const page = await bench({ vendor: stillStamp() });
    const token = await stillToken();
    page.vendor.failNext = (write) => {
      write();
      return Promise.reject(fail({ code: 'unknown-outcome' }));
    };
    expect(await page.submit(token)).toEqual({ status: 502, body: { result: 'unknown' } });
    expect(await page.submit(token, 'another good one')).toEqual(invalid);
    expect(page.vendor.passwords.get('900101')).toBe(goodPassword);
    expect(page.vendor.calls.filter((name) => name === 'setPassword')).toHaveLength(1);
  });

  it('takes an error it does not know for an unknown outcome', async () => {
    const page = await bench();
    page.vendor.failNext = () => Promise.reject(new Error('boom'));
    expect(await page.submit(v1.token)).toEqual({ status: 502, body: { result: 'unknown' } });
    expect(lastCode(page)).toMatchObject({ event: 'outcome-unknown', code: 'bug' });
  });

  it('passes on that the shop refuses this password', async () => {
    const page = await bench();
    page.vendor.failNext = () => Promise.reject(fail({ code: 'rejected', key: '0.authentication.new_password' }));
    const refused = { status: 422, body: { result: 'password', problem: 'refused-by-shop' } };
    expect(await page.submit(v1.token)).toEqual(refused);
    expect(await page.submit(v1.token, 'ett längre 4711')).toEqual(done);
  });

  it('says try later when the account can not be read, and calls the link neither good nor bad', async () => {
    const vendor = memoryVendor([shopperAccount()]);
    const page = await bench({
      vendor: { ...vendor, get: () => Promise.reject(fail({ code: 'timeout' })) },
    });
    expect(await page.submit(v1.token)).toEqual({ status: 503, body: { result: 'try-later' } });
    expect(lastCode(page)).toMatchObject({ event: 'vendor-failed', step: 'read', code: 'timeout' });
  });
});

describe('proof that the stamp moves', () => {
  it('stops trusting a stamp that stood still, when nothing else ensures single use', async () => {
    const vendor = memoryVendor([shopperAccount()], { stampMoves: false, stampFact: true });
    const page = await bench({ vendor, replayStore: null });
    expect(await page.submit(v1.token)).toEqual(done);
    expect(lastCode(page)).toMatchObject({ event: 'stamp-stood-still', connection: 'nordic' });
    expect(await page.submit(v1.token, 'another good one')).toEqual(invalid);
    expect(lastCode(page)).toMatchObject({ code: 'binding' });
    const fresh = await sealed({ iat: v1.claims.iat + 9, jti: 'EBESExQVFhcYGRobHB0eHw' });
    expect(await page.submit(fresh)).toEqual(invalid);
  });

  it('goes on, with the alarm, when a replay store ensures it', async () => {
    const vendor = memoryVendor([shopperAccount()], { stampMoves: false, stampFact: true });
    const page = await bench({ vendor });
    await page.submit(v1.token);
    expect(lastCode(page)).toMatchObject({ event: 'stamp-stood-still' });
    const fresh = await sealed({ iat: v1.claims.iat + 9, jti: 'EBESExQVFhcYGRobHB0eHw' });
    expect(await page.submit(fresh)).toEqual(done);
  });

  it('raises no alarm when the account had changed within the same second', async () => {
    const account = shopperAccount({ updatedAt: new Date(vectors.now * 1_000).toISOString() });
    const page = await bench({ vendor: memoryVendor([account], { stampMoves: false, stampFact: true }) });
    expect(await page.submit(await sealed({}, account))).toEqual(done);
    expect(page.events.map(({ event }) => event)).toEqual(['password-set']);
  });
});

describe('when the replay store fails', () => {
  const broken = (method: keyof ReplayStore): ReplayStore => ({
    isSpent: () => Promise.resolve(false),
    spend: () => Promise.resolve(true),
    release: () => Promise.resolve(),
    newestIat: () => Promise.resolve(null),
    see: () => Promise.resolve(),
    [method]: () => Promise.reject(new Error('disk full')),
  });

  it.each(['isSpent', 'newestIat', 'see', 'spend'] as const)(
    '[FT-50] sets no password when %s fails',
    async (method) => {
      const page = await bench({ replayStore: broken(method) });
      expect(await page.submit(v1.token)).toEqual({ status: 503, body: { result: 'try-later' } });
      expect(lastCode(page)).toMatchObject({ event: 'replay-store-failed' });
      expect(page.vendor.calls).not.toContain('setPassword');
    },
  );
});

describe('the notice of the change', () => {
  it('goes to the address on file, and its failure does not reach the shopper', async () => {
    const notices: unknown[] = [];
    const page = await bench({
      notifier: {
        passwordChanged: (notice) => {
          notices.push(notice);
          return Promise.reject(new Error('no mail server'));
        },
      },
    });
    const answer = await page.post(
      { kdt: v1.token, password: goodPassword, repeat: goodPassword },
      { 'accept-language': 'sv-SE,sv;q=0.9' },
    );
    expect(answer).toEqual(done);
    expect(notices).toEqual([{ to: 'maja@example.test', language: 'sv' }]);
    await page.landing.close();
    expect(lastCode(page)).toEqual({ event: 'notice-failed', connection: 'nordic' });
  });
});

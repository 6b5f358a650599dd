import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultPolicy } from '../../../../src/main/policy/policy';
import { checkToken } from '../../../../src/main/reset-links/check-token';
import type { ResetRequest } from '../../../../src/main/reset-links/reset-service';
import type { VendorAdapter } from '../../../../src/main/vendors/port';
import type { ShopperAccount } from '../../../../src/shared/domain/account';
import type { ResetFacts } from '../../../../src/shared/domain/capability';
import { offered } from '../../../../src/shared/domain/capability';
import { fail } from '../../../../src/shared/domain/failure';
import { failureOf } from '../../../fakes/failure-of';
import { fakeCapabilities, linkFacts, mailFacts } from '../../../fakes/fake-adapter';
import { shopperAccount } from '../../../fakes/shopper-account';
import { ref, note, never, key, openResetBench as open } from '../../../fakes/reset-bench';

describe('the preview', () => {
  it('[SC-39] warns of an e-mail that is another than at the last read, for as long as the policy says', async () => {
    const { service, accounts, clock } = open({ policy: { emailChangeWarningDays: 7 } });
    const warned = async () => (await service.preview(ref, 'link', never)).warnings.includes('email-changed-recently');
    expect(await warned()).toBe(false);
    accounts[0] = shopperAccount({ ref, email: 'other@example.test' });
    expect(await warned()).toBe(true);
    clock.advance(7 * 86_400_000 - 1);
    expect(await warned()).toBe(true);
    clock.advance(1);
    expect(await warned()).toBe(false);
  });

  it('[SC-39] does not warn at a training store, whose shoppers are set back', async () => {
    const { service, accounts } = open({ connection: { training: true } });
    await service.preview(ref, 'mailed', never);
    accounts[0] = shopperAccount({ ref, email: 'other@example.test' });
    const { warnings } = await service.preview(ref, 'mailed', never);
    expect(warnings).not.toContain('email-changed-recently');
  });

  it('[SC-39] that warned keeps nobody from resetting where no colleague has to agree', async () => {
    const { service, issue, accounts } = open();
    await service.preview(ref, 'mailed', never);
    accounts[0] = shopperAccount({ ref, email: 'other@example.test' });
    await expect(issue('mailed')).resolves.toMatchObject({ kind: 'mailed', to: 'other@example.test' });
  });

  it('says what this vendor will do, and changes nothing', async () => {
    const { service, asked, journal } = open();
    await expect(service.preview(ref, 'link', never)).resolves.toEqual({
      actionId: '00000000-0000-4000-8000-000000000001',
      ref,
      kind: 'link',
      facts: linkFacts,
      finalHost: 'shop.example',
      mailTo: null,
      lifetimesMinutes: [15, 60, 240, 1440],
      defaultLifetimeMinutes: 60,
      warnings: ['dies-on-any-change'],
      callerCheckRequired: true,
      ticketRequired: false,
      linkVisible: true,
      secondPerson: { rules: [], people: [] },
    });
    expect(asked).toEqual([]);
    expect(journal.records).toEqual([]);
  });

  it('names the address on file where the vendor mails, and no lifetime the vendor fixes', async () => {
    const { service } = open();
    await expect(service.preview(ref, 'mailed', never)).resolves.toMatchObject({
      facts: mailFacts,
      finalHost: null,
      mailTo: 'maja@example.test',
      lifetimesMinutes: [],
      defaultLifetimeMinutes: null,
    });
  });

  it('[SC-41] refuses a kind of reset the policy allows nobody, before and at the click', async () => {
    const { service, issue, asked } = open({ policy: { allowedActions: ['activate', 'reset-mailed'] } });
    const denied = { code: 'policy-denied', rule: 'allowedActions' };
    expect(await failureOf(service.preview(ref, 'link', never))).toEqual(denied);
    const stray = { actionId: '00000000-0000-4000-8000-000000000009', ref, kind: 'link', lifetimeMinutes: null, note };
    expect(await failureOf(service.issue({ ...stray, kind: 'link' }))).toEqual(denied);
    await expect(issue('mailed')).resolves.toMatchObject({ kind: 'mailed' });
    expect(asked).toHaveLength(1);
  });

  it('puts first the lifetime the policy puts first', async () => {
    const { service } = open({ policy: { defaultLinkLifetimeMinutes: 15 } });
    await expect(service.preview(ref, 'link', never)).resolves.toMatchObject({ defaultLifetimeMinutes: 15 });
  });

  it('offers only lifetimes below the cap of the policy', async () => {
    const { service } = open({ policy: { maxLinkLifetimeMinutes: 59 } });
    await expect(service.preview(ref, 'link', never)).resolves.toMatchObject({
      lifetimesMinutes: [15],
      defaultLifetimeMinutes: 15,
    });
  });

  it.each<[Partial<ShopperAccount>, string]>([
    [{ access: { state: 'inactive' } }, 'account-inactive'],
    [{ access: { state: 'no-login' } }, 'account-inactive'],
    [{ access: { state: 'on-hold' } }, 'account-on-hold'],
    [{ signInProviders: ['google'] }, 'social-only'],
    [{ email: null }, 'no-email'],
  ])('warns about %j', async (account, warning) => {
    const { service } = open({ account });
    await expect(service.preview(ref, 'mailed', never)).resolves.toMatchObject({ warnings: [warning] });
  });

  it('refuses what the vendor cannot do, with its reason', async () => {
    const { service } = open();
    expect(await failureOf(service.preview(ref, 'forced', never))).toEqual({
      code: 'unsupported',
      reason: 'no-forced-reset',
    });
  });

  it.each([
    [{ config: {} }, { code: 'misconfigured', field: 'resetPageUrl' }],
    [{ config: { resetPageUrl: 'http://shop.example/reset' } }, { code: 'misconfigured', field: 'resetPageUrl' }],
    [{ config: { resetPageUrl: 'http://127.0.0.1:9/reset' } }, { code: 'misconfigured', field: 'resetPageUrl' }],
  ])('refuses a page no link may open: %j', async (connection, failure) => {
    const { service } = open({ connection });
    expect(await failureOf(service.preview(ref, 'link', never))).toMatchObject(failure);
  });

  it('refuses a host that is not on the list of the policy', async () => {
    const { service } = open({ policy: { allowedResetHosts: ['other.example'] } });
    expect(await failureOf(service.preview(ref, 'link', never))).toMatchObject({ code: 'policy-denied' });
  });
});

describe('a link that Keydesk makes', () => {
  it('is bound to the account as just read, and the page accepts it', async () => {
    const { issueLink, clock } = open();
    const { link, expiresAt, finalHost, olderLinks } = await issueLink(15);
    expect([finalHost, olderLinks]).toEqual(['shop.example', 'none']);
    expect(Date.parse(expiresAt)).toBe(clock.now() + 15 * 60_000);
    const [page, token] = link.split('#kdt=');
    expect(page).toBe('https://shop.example/reset');
    const check = checkToken(token ?? '', {
      findKey: () => ({ key, state: { state: 'active' }, notBefore: null }),
      audience: 'https://shop.example',
      purpose: 'reset',
      nowSeconds: Math.floor(clock.now() / 1_000),
    });
    expect(check).toMatchObject({ ok: true, claims: { sub: '7', idk: 'id', aud: 'https://shop.example' } });
  });

  it('is recorded with what the ledger needs, and never itself', async () => {
    const { issueLink, journal, acts } = open();
    const { link } = await issueLink();
    expect(acts()).toEqual(['reset.link', ['ok', null], 'link.reveal']);
    expect(journal.records[1]).toMatchObject({ outcome: { token: { kid: 'desk-1', exp: 1_800_003_600 } } });
    const token = link.split('#kdt=')[1] ?? 'none';
    expect(JSON.stringify(journal.records)).not.toContain(token.slice(-30));
  });

  it('says whether an older link is dead, as far as the vendor lets one know', async () => {
    const results = await Promise.all(
      (['yes', 'no', 'unknown'] as const).map(async (voidsOlder) => {
        const resets = {
          ...fakeCapabilities().resets,
          link: { capability: offered, facts: { ...linkFacts, voidsOlder } },
        };
        const { issueLink } = open({ capabilities: { resets } });
        await issueLink();
        return (await issueLink()).olderLinks;
      }),
    );
    expect(results).toEqual(['dead', 'alive', 'unknown']);
  });

  it('takes the place of the older one in memory', async () => {
    const { issueLink, links } = open();
    const { resetId } = await issueLink();
    await issueLink();
    expect(() => links.reveal(resetId)).toThrow(expect.objectContaining({ failure: { code: 'not-found' } }));
  });

  it.each(['inactive', 'on-hold', 'removed', 'no-login'] as const)(
    'is not made for an account that is %s: the page would refuse it',
    async (state) => {
      const { issue, asked, acts } = open({ account: { access: { state } } });
      expect(await failureOf(issue())).toEqual({ code: 'rejected', key: `account-${state}` });
      expect([asked, acts()]).toEqual([[], []]);
    },
  );

  it("is not made without the connection's key, and the journal says that it failed", async () => {
    const { issue, acts } = open({ connection: { secrets: () => Promise.resolve({}) } });
    expect(await failureOf(issue())).toEqual({
      code: 'misconfigured',
      cause: 'credentials-missing',
      field: 'resetKey',
    });
    expect(acts()).toEqual(['reset.link', ['failed', 'misconfigured']]);
  });

  it('[SC-60] is not made by a clock nobody trusts', async () => {
    const { issue, clockWatch, acts } = open();
    vi.spyOn(clockWatch, 'trustedNow').mockImplementation(() => {
      throw fail({ code: 'clock-untrusted', offsetMs: 400_000 });
    });
    expect(await failureOf(issue())).toEqual({ code: 'clock-untrusted', offsetMs: 400_000 });
    expect(acts()).toEqual(['reset.link', ['failed', 'clock-untrusted']]);
  });

  it('refuses a lifetime beyond the cap of the policy', async () => {
    const { issue, asked } = open({ policy: { maxLinkLifetimeMinutes: 60 } });
    const failure = await failureOf(issue('link', { lifetimeMinutes: 1440 }));
    expect(failure).toEqual({ code: 'invalid-input', field: 'lifetimeMinutes', problem: 'not-offered' });
    expect(asked).toEqual([]);
  });
});

describe('a link that the vendor makes', () => {
  const config = { resetUrlTemplate: 'https://shop.example/reset#token={token}' };
  const resets = {
    ...fakeCapabilities().resets,
    link: {
      capability: offered,
      facts: { ...linkFacts, mintedBy: 'vendor' as const, lifetime: { kind: 'fixed' as const, minutes: 30 } },
    },
  };
  const vendorLink = (url: string): Partial<VendorAdapter> => ({
    requestReset: () =>
      Promise.resolve({ kind: 'link', mintedBy: 'vendor', url, expiresAt: '2027-01-15T08:30:00.000Z' }),
  });

  it('is held like one of our own', async () => {
    const url = 'https://shop.example/reset#token=CANARY-SECRET-1';
    const { issueLink, journal } = open({ capabilities: { resets }, connection: { config }, adapter: vendorLink(url) });
    await expect(issueLink()).resolves.toMatchObject({
      link: url,
      finalHost: 'shop.example',
      expiresAt: '2027-01-15T08:30:00.000Z',
    });
    expect(JSON.stringify(journal.records)).not.toContain('CANARY');
  });

  it('is thrown away when it opens another kind of page than it may', async () => {
    const adapter = vendorLink('http://evil.example/reset#token=x');
    const { issue } = open({ capabilities: { resets }, connection: { config }, adapter });
    expect(await failureOf(issue())).toMatchObject({ code: 'misconfigured' });
  });
});

describe('every reset', () => {
  it('is told as accepted, not as sent, when the vendor mails', async () => {
    const { issue, acts } = open();
    await expect(issue('mailed')).resolves.toEqual({
      kind: 'mailed',
      resetId: expect.any(String),
      to: 'maja@example.test',
      acceptedAt: '2027-01-15T08:00:00.000Z',
      expiresAt: null,
    });
    expect(acts()).toEqual(['reset.mail', ['ok', null]]);
  });

  it('[SC-18] is issued once for a double click, and the twin hears the same', async () => {
    const { service, asked } = open();
    const { actionId } = await service.preview(ref, 'link', never);
    const request: ResetRequest = { actionId, ref, kind: 'link', lifetimeMinutes: null, note };
    const [first, second] = await Promise.all([service.issue(request), service.issue(request)]);
    expect(second).toEqual(first);
    await expect(service.issue(request)).resolves.toEqual(first);
    expect(asked).toEqual(['link']);
  });

  it('asks a vendor once where the same is asked for again within 30 s, also from another dialog', async () => {
    const { issue, asked, acts, clock, accounts } = open();
    const first = await issue('mailed');
    expect(await issue('mailed')).toEqual(first);
    expect(asked).toEqual(['mailed']);
    expect(acts()).toEqual(['reset.mail', ['ok', null]]);
    clock.advance(30_000);
    expect(await issue('mailed')).not.toEqual(first);
    expect(asked).toEqual(['mailed', 'mailed']);
    const [account] = accounts;
    if (account === undefined) throw new Error('no account');
    accounts.splice(0, 1, { ...account, email: 'elsewhere@example.test' });
    expect(await issue('mailed')).toMatchObject({ to: 'elsewhere@example.test' });
    expect(asked).toEqual(['mailed', 'mailed', 'mailed']);
  });

  it('makes a new link each time it is asked, since the first may be gone with its dialog', async () => {
    const { issue, asked } = open();
    const first = await issue('link');
    expect(await issue('link')).not.toEqual(first);
    expect(asked).toEqual(['link', 'link']);
  });

  it('asks again within 30 s where the first time nothing came of it', async () => {
    const { issue, asked } = open({ adapter: { requestReset: () => Promise.reject(fail({ code: 'timeout' })) } });
    expect(await failureOf(issue('mailed'))).toEqual({ code: 'timeout' });
    expect(await failureOf(issue('mailed'))).toEqual({ code: 'timeout' });
    expect(asked).toEqual(['mailed', 'mailed']);
  });

  it('[FT-06] is reported as unknown when the answer was lost, and never sent again by itself', async () => {
    const { service, asked, acts, done, journal } = open({
      adapter: { requestReset: () => Promise.reject(fail({ code: 'unknown-outcome' })) },
    });
    const { actionId } = await service.preview(ref, 'mailed', never);
    const request: ResetRequest = { actionId, ref, kind: 'mailed', lifetimeMinutes: null, note };
    expect(await failureOf(service.issue(request))).toEqual({ code: 'unknown-outcome' });
    expect(await failureOf(service.issue(request))).toEqual({ code: 'unknown-outcome' });
    expect(asked).toEqual(['mailed']);
    expect(acts()).toEqual(['reset.mail', ['unknown', 'unknown-outcome']]);
    expect(done.find(request.actionId)).toMatchObject({
      ...{ outcome: 'unknown', kind: 'mailed', callerCheck: 'order-number', journalId: journal.records[0]?.id },
    });
  });

  it('[SC-38] needs how the caller was verified', async () => {
    const { issue, asked } = open();
    expect(await failureOf(issue('mailed', { note: { ...note, callerCheck: null } }))).toMatchObject({
      field: 'callerCheck',
    });
    expect(asked).toEqual([]);
  });

  it('[SC-61] is not sent when it cannot be recorded', async () => {
    const { issue, asked, journal } = open();
    journal.failWith({ code: 'journal-unavailable' });
    expect(await failureOf(issue('mailed'))).toEqual({ code: 'journal-unavailable' });
    expect(asked).toEqual([]);
  });

  it('[SC-39] goes to the address on file as it was shown: a changed one is a conflict', async () => {
    const { service, accounts, asked } = open();
    const { actionId } = await service.preview(ref, 'mailed', never);
    accounts[0] = shopperAccount({ ref, email: 'thief@example.test' });
    const work = service.issue({ actionId, ref, kind: 'mailed', lifetimeMinutes: null, note });
    expect(await failureOf(work)).toEqual({ code: 'conflict', key: 'account-changed' });
    expect(asked).toEqual([]);
  });

  it('[SC-40] is no link where the policy lets nobody have one', async () => {
    const { issue, asked } = open({ policy: { linkVisible: false } });
    expect(await failureOf(issue())).toEqual({ code: 'policy-denied', rule: 'linkVisible' });
    expect(asked).toEqual([]);
    await expect(issue('mailed')).resolves.toMatchObject({ kind: 'mailed' });
  });

  it('[SC-41] is issued three times a day for one account, and the fourth is denied and counted', async () => {
    const { issue, asked, acts, clock } = open();
    for (let times = 0; times < 3; times += 1) await issue('link');
    expect(await failureOf(issue('link'))).toEqual({ code: 'policy-denied', rule: 'resets-per-account' });
    expect(asked).toHaveLength(3);
    expect(acts().at(-1)).toBe('limit.hit');
    clock.advance(86_400_000);
    await expect(issue('link')).resolves.toMatchObject({ kind: 'link' });
  });

  it('[SC-41] raises an alarm with their number at the tenth within two minutes, before it is sent', async () => {
    const limits = { ...defaultPolicy.limits, resetsPerAccountAndDay: 100 };
    const { issue, journal, acts, clock } = open({ policy: { limits } });
    for (let times = 0; times < 9; times += 1) {
      await issue('link');
      clock.advance(13_000);
    }
    expect(acts()).not.toContain('limit.hit');
    await issue('link');
    const alarm = journal.records.findIndex(({ kind }) => kind === 'event');
    expect(journal.records[alarm]).toMatchObject({ event: { act: 'limit.hit', count: 10 } });
    expect(journal.records.slice(alarm + 1).map(({ kind }) => kind)).toEqual(['intent', 'outcome']);
  });

  it('is not counted at a training store', async () => {
    const { issue, asked, clock } = open({ connection: { training: true } });
    for (let times = 0; times < 5; times += 1) {
      await issue('mailed');
      clock.advance(30_000);
    }
    expect(asked).toHaveLength(5);
  });
});

describe('a forced change', () => {
  const offering = (facts: ResetFacts | null) =>
    open({ capabilities: { resets: { ...fakeCapabilities().resets, forced: { capability: offered, facts } } } });

  it('is noted without a time, because it ends with the next sign-in', async () => {
    const { issue, done } = offering({ ...mailFacts, lifetime: { kind: 'until-sign-in' } });
    expect(done.find((await issue('forced')).resetId)).toMatchObject({
      kind: 'forced',
      outcome: 'done',
      expiresAt: null,
    });
  });

  it('that is offered without facts is a mistake of the adapter', async () => {
    await expect(offering(null).issue('forced')).rejects.toThrow('a reset that is offered has facts');
  });
});

describe('held links', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    return () => vi.useRealTimers();
  });

  it('[SC-40] are copied and shown for a minute, and each use is recorded', async () => {
    const { issueLink, links, copied, acts, clock } = open();
    const { resetId, link } = await issueLink();
    const inAMinute = new Date(clock.now() + 60_000).toISOString();
    await expect(links.copy(resetId)).resolves.toEqual({ clearsAt: inAMinute });
    expect(links.reveal(resetId)).toEqual({ link, hidesAt: inAMinute });
    expect(copied).toEqual([link]);
    expect(acts().filter((act) => act === 'link.reveal')).toHaveLength(3);
  });

  it('are gone when the dialog closes, after ten minutes, at their expiry and with the app', async () => {
    const gone = expect.objectContaining({ failure: { code: 'not-found' } });
    for (const drop of [
      ({ links }: ReturnType<typeof open>, id: string) => links.forget(id),
      () => vi.advanceTimersByTime(600_000),
      ({ clock }: ReturnType<typeof open>) => clock.advance(3_600_000),
      ({ links }: ReturnType<typeof open>) => links.forgetAll(),
    ]) {
      const bench = open();
      const { resetId } = await bench.issueLink();
      drop(bench, resetId);
      expect(() => bench.links.reveal(resetId)).toThrow(gone);
    }
  });

  it('[SC-61] are shown to nobody when the use cannot be recorded', async () => {
    const { issueLink, links, journal, copied } = open();
    const { resetId } = await issueLink();
    journal.failWith({ code: 'journal-unavailable' });
    expect(await failureOf(links.copy(resetId))).toEqual({ code: 'journal-unavailable' });
    expect(() => links.reveal(resetId)).toThrow(expect.objectContaining({ failure: { code: 'journal-unavailable' } }));
    expect(copied).toEqual([]);
  });
});

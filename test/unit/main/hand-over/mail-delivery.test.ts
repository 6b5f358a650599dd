import { describe, expect, it } from 'vitest';
import { createRecordedWrites } from '../../../../src/main/accounts/recorded-writes';
import { createDoneResets } from '../../../../src/main/hand-over/done-resets';
import { createMailDelivery } from '../../../../src/main/hand-over/mail-delivery';
import type { OutgoingMail } from '../../../../src/main/hand-over/mail-message';
import type { KnownConnection } from '../../../../src/main/connections/known-connection';
import { createHeldLinks } from '../../../../src/main/reset-links/held-links';
import type { WriteNote } from '../../../../src/shared/domain/action';
import { fail } from '../../../../src/shared/domain/failure';
import type { ShopperAccount } from '../../../../src/shared/domain/account';
import { failureOf } from '../../../fakes/failure-of';
import { fakeAdapter } from '../../../fakes/fake-adapter';
import { fakeConnections } from '../../../fakes/fake-connections';
import { createFixedClock } from '../../../fakes/fixed-clock';
import { createMemoryJournal } from '../../../fakes/memory-journal';
import { shopperAccount } from '../../../fakes/shopper-account';

const ref = { connectionId: 'norce', accountId: '7' };
const resetId = '00000000-0000-4000-8000-000000000001';
const link = 'https://shop.example/reset#kdt=CANARY-TOKEN';
const note: WriteNote = { reason: 'forgot-password', ticket: 'INC-7', callerCheck: 'order-number' };
const never = new AbortController().signal;

interface Setting {
  readonly account?: Partial<ShopperAccount>;
  readonly connection?: Partial<KnownConnection>;
  /** What the server does with each mail. */
  readonly answers?: (() => Promise<{ acceptedAt: string }>)[];
  readonly linkVisible?: boolean;
}

function open(setting: Setting = {}) {
  const accounts = [shopperAccount({ ref, ...setting.account })];
  const clock = createFixedClock();
  const journal = createMemoryJournal(clock);
  const done = createDoneResets();
  const links = createHeldLinks({
    ...{ clock, journal, linkVisible: setting.linkVisible ?? true },
    clipboard: { hold: () => Promise.resolve(clock.now()) },
    approvals: { spend: () => null },
  });
  links.hold({ resetId, link, expiresAt: '2027-01-15T09:00:00.000Z', subject: { vendor: 'norce', ref }, note });
  done.remember({
    ...{
      resetId,
      kind: 'link',
      outcome: 'done',
      storeName: 'Nordic Shop',
      at: '2027-01-15T08:00:00.000Z',
      expiresAt: null,
    },
    ...{ journalId: resetId, callerCheck: null },
  });
  const mails: OutgoingMail[] = [];
  const recordedBefore: number[] = [];
  const answers = [...(setting.answers ?? [])];
  const delivery = createMailDelivery({
    adapters: fakeConnections([['norce', fakeAdapter('norce', accounts), setting.connection ?? {}]]),
    ...{ links, done },
    writes: createRecordedWrites({ journal, agent: 'os:anna' }),
    server: {
      open: () => ({
        settings: {
          ...{ host: 'mail.shop.example', port: 587, security: 'starttls', user: null },
          ...{ fromName: 'Nordic', fromAddress: 'service@shop.example', brandName: 'Nordic Brand' },
        },
        sender: {
          probe: () => Promise.resolve(),
          send: (mail) => {
            mails.push(mail);
            recordedBefore.push(journal.records.length);
            return (answers.shift() ?? (() => Promise.resolve({ acceptedAt: '2027-01-15T08:00:01.000Z' })))();
          },
        },
      }),
    },
  });
  return { delivery, links, done, mails, accounts, journal, recordedBefore };
}

describe('a link by the shop’s mail server', () => {
  it('[SC-11] is shown without its secret first, and goes to the address on file', async () => {
    const { delivery, mails, done } = open();
    const preview = await delivery.previewSend(resetId, 'en', never);
    expect(preview).toMatchObject({ to: 'maja@example.test', host: 'mail.shop.example' });
    expect(preview.subject).toContain('Nordic Brand');
    expect(preview.text).not.toContain('CANARY');
    await expect(delivery.sendMail(resetId, 'en')).resolves.toEqual({
      ...{ host: 'mail.shop.example', acceptedAt: '2027-01-15T08:00:01.000Z' },
    });
    expect(mails).toMatchObject([{ to: 'maja@example.test', text: expect.stringContaining(link) }]);
    expect(done.find(resetId)?.handedOver).toEqual(['mailed']);
  });

  it('[SC-40] is mailed where nobody at the desk may see it, and recorded before it leaves', async () => {
    const { delivery, mails, journal, links, recordedBefore } = open({ linkVisible: false });
    await delivery.previewSend(resetId, 'sv', never);
    await delivery.sendMail(resetId, 'sv');
    expect(mails).toHaveLength(1);
    expect(recordedBefore).toEqual([1]);
    expect(journal.records).toMatchObject([
      {
        kind: 'intent',
        intent: {
          ...{ act: 'link.reveal', subject: { vendor: 'norce', ref } },
          ...{ why: 'forgot-password', ticket: 'INC-7', check: 'order-number' },
        },
      },
      { kind: 'outcome', outcome: { out: 'ok', code: null } },
    ]);
    expect(JSON.stringify(journal.records)).not.toMatch(/CANARY|maja|mail\.shop/u);
    expect(() => links.reveal(resetId)).toThrow('policy-denied');
  });

  it('[SC-39] does not go to an address that was not shown', async () => {
    const { delivery, mails, accounts } = open();
    expect(await failureOf(delivery.sendMail(resetId, 'en'))).toMatchObject({ code: 'conflict' });
    await delivery.previewSend(resetId, 'en', never);
    accounts[0] = shopperAccount({ ref, email: 'other@example.test' });
    expect(await failureOf(delivery.sendMail(resetId, 'en'))).toMatchObject({ code: 'conflict' });
    expect(mails).toEqual([]);
  });

  it('goes once, however often it is asked for', async () => {
    const { delivery, mails } = open();
    await delivery.previewSend(resetId, 'en', never);
    const [one, twin] = await Promise.all([delivery.sendMail(resetId, 'en'), delivery.sendMail(resetId, 'en')]);
    expect(await delivery.sendMail(resetId, 'en')).toEqual(one);
    expect(twin).toEqual(one);
    expect(mails).toHaveLength(1);
  });

  it('may be tried again after a certain no, and not after a lost answer', async () => {
    const no = () => Promise.reject(fail({ code: 'timeout' }));
    const lost = () => Promise.reject(fail({ code: 'unknown-outcome' }));
    const { delivery, mails, done, journal } = open({ answers: [no, lost] });
    await delivery.previewSend(resetId, 'en', never);
    expect(await failureOf(delivery.sendMail(resetId, 'en'))).toEqual({ code: 'timeout' });
    expect(await failureOf(delivery.sendMail(resetId, 'en'))).toEqual({ code: 'unknown-outcome' });
    expect(await failureOf(delivery.sendMail(resetId, 'en'))).toEqual({ code: 'unknown-outcome' });
    expect(mails).toHaveLength(2);
    expect(done.find(resetId)?.handedOver).toEqual([]);
    expect(journal.records.flatMap((record) => (record.kind === 'outcome' ? [record.outcome] : []))).toMatchObject([
      { out: 'failed', code: 'timeout' },
      { out: 'unknown', code: 'unknown-outcome' },
    ]);
  });

  it('[SC-61] does not leave when it cannot be recorded', async () => {
    const { delivery, mails, journal } = open();
    await delivery.previewSend(resetId, 'en', never);
    journal.failWith({ code: 'journal-unavailable' });
    expect(await failureOf(delivery.sendMail(resetId, 'en'))).toEqual({ code: 'journal-unavailable' });
    expect(mails).toEqual([]);
    journal.failWith(null);
    await expect(delivery.sendMail(resetId, 'en')).resolves.toMatchObject({ host: 'mail.shop.example' });
  });

  it.each<[string, Setting, object]>([
    ['a training store, whose shoppers do not exist', { connection: { training: true } }, { code: 'unsupported' }],
    ['an account without an address', { account: { email: null } }, { code: 'invalid-input', field: 'email' }],
    ['a list of addresses', { account: { email: 'a@x.example,b@x.example' } }, { code: 'invalid-input' }],
  ])('is refused for %s', async (_what, setting, failure) => {
    const { delivery, mails } = open(setting);
    expect(await failureOf(delivery.previewSend(resetId, 'en', never))).toMatchObject(failure);
    expect(mails).toEqual([]);
  });

  it('is refused once the link is gone', async () => {
    const { delivery, links, mails } = open();
    await delivery.previewSend(resetId, 'en', never);
    await delivery.sendMail(resetId, 'en');
    links.forget(resetId);
    expect(await failureOf(delivery.sendMail(resetId, 'en'))).toEqual({ code: 'not-found' });
    expect(mails).toHaveLength(1);
    expect(await failureOf(delivery.previewSend(resetId, 'en', never))).toEqual({ code: 'not-found' });
  });
});

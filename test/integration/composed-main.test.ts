import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQrMatrix } from '../../src/main/hand-over/qr';
import { handOverTexts } from '../../src/main/hand-over/templates/all-hand-over-texts';
import type { AccountRef } from '../../src/shared/domain/account';
import type { WriteNote } from '../../src/shared/domain/action';
import { fail } from '../../src/shared/domain/failure';
import type { ConnectionAnswer } from '../../src/shared/domain/lookup-event';
import { vendorIds, type VendorId } from '../../src/shared/domain/vendor';
import { eventsOf, resultOf, stepsOf } from '../fakes/connection-desk';
import { composedMain, type ComposedMain } from '../fakes/composed-main';

const note: WriteNote = { reason: 'training', ticket: 'INC-1', callerCheck: 'order-number' };

let main: ComposedMain;
beforeEach(async () => {
  main = await composedMain();
});
afterEach(async () => {
  await main.close();
});

async function lookUp(query: string): Promise<Partial<Record<string, ConnectionAnswer>>> {
  const answers: Partial<Record<string, ConnectionAnswer>> = {};
  for await (const event of await main.client.accounts.find({ query })) {
    if (event.type === 'answer') answers[event.connectionId] = event.answer;
  }
  return answers;
}

async function refOf(query: string, vendor: VendorId): Promise<AccountRef> {
  const answer = (await lookUp(query))[vendor];
  const row = answer?.state === 'rows' ? answer.rows[0] : undefined;
  if (row === undefined) throw new Error(`nothing found at ${vendor}`);
  return row.ref;
}

/** What stands in the journal, told shortly. */
function recorded(): unknown[] {
  return main.journal.records.flatMap((record) => {
    if (record.kind === 'intent') return [record.intent.act];
    if (record.kind === 'outcome') return [record.outcome.out];
    return record.event.act === 'link.reveal' ? ['link.reveal'] : [];
  });
}

describe('a new installation', () => {
  it('has the four training stores, ready for use', async () => {
    const list = await main.client.connections.list();
    expect(list.map(({ id, name, training, problem }) => ({ id, name, training, problem }))).toEqual([
      { id: 'norce', name: 'Nordic Shop', training: true, problem: null },
      { id: 'emporix', name: 'Berlin Store', training: true, problem: null },
      { id: 'bigcommerce', name: 'Orchard Supply', training: true, problem: null },
      { id: 'salesforce-b2c', name: 'Alpen Sport', training: true, problem: null },
    ]);
    expect(list.every(({ capabilities }) => capabilities !== null)).toBe(true);
  });

  it.each(vendorIds)('reaches the training store of %s and finds nothing missing', async (id) => {
    const events = await eventsOf(await main.client.connections.test({ id }));
    expect(resultOf(events)).toMatchObject({ ok: true, failure: null });
    expect(stepsOf(events)).toMatchObject({
      settings: 'ok',
      secrets: 'ok',
      reach: 'ok',
      token: 'ok',
      capabilities: 'ok',
    });
    expect(events.filter(({ type }) => type === 'call').length).toBeGreaterThan(0);
  });

  it('keeps no secret of a training store', async () => {
    await lookUp('maja@example.test');
    expect(main.secretStore.names()).toEqual([]);
  });
});

describe('a look-up over all stores', () => {
  it('finds Maja at each of them', async () => {
    const answers = await lookUp('maja@example.test');
    for (const vendor of vendorIds) {
      expect(answers[vendor]).toMatchObject({ state: 'rows', key: { by: 'email' } });
    }
  });

  it('[FT-13] labels the store that is down and shows the rows of the others', async () => {
    await main.client.training.faults({ vendor: 'emporix', fault: 'down' });
    const answers = await lookUp('maja@example.test');
    expect(answers['emporix']).toEqual({
      state: 'failed',
      failure: { code: 'offline', cause: 'refused' },
      retryable: true,
    });
    expect(answers['norce']?.state).toBe('rows');
    await main.client.training.faults({ vendor: 'emporix', fault: 'none' });
    expect((await lookUp('maja@example.test'))['emporix']?.state).toBe('rows');
  });
});

describe('switching access', () => {
  it('switches a login off and on again, as the vendor itself sees it', async () => {
    const ref = await refOf('maja@example.test', 'norce');
    for (const [change, state] of [
      ['deactivate', 'inactive'],
      ['activate', 'active'],
    ] as const) {
      const { actionId } = await main.client.accounts.prepareAccess({ ref, change });
      const result = await main.client.accounts.setAccess({ actionId, ref, change, note });
      expect(result).toMatchObject({ outcome: 'done', account: { access: { state } } });
      expect(main.stores.emulators.norce.peek(ref.accountId)?.state).toBe(state);
    }
    expect(recorded()).toEqual(['account.deactivate', 'ok', 'account.activate', 'ok']);
    await expect(main.client.journal.history({ ref })).resolves.toMatchObject([
      { act: 'account.activate', outcome: 'ok', ticket: 'INC-1' },
      { act: 'account.deactivate', outcome: 'ok' },
    ]);
  });

  it('[SC-18] does one write for two clicks', async () => {
    const ref = await refOf('maja@example.test', 'norce');
    const { actionId } = await main.client.accounts.prepareAccess({ ref, change: 'deactivate' });
    const before = main.stores.emulators.norce.peek(ref.accountId)?.writes ?? 0;
    const click = () => main.client.accounts.setAccess({ actionId, ref, change: 'deactivate', note });
    const [first, second] = await Promise.all([click(), click()]);
    expect(second).toEqual(first);
    expect(main.stores.emulators.norce.peek(ref.accountId)?.writes).toBe(before + 1);
  });

  it('[SC-61] refuses to write when the journal cannot, while look-ups still work', async () => {
    const ref = await refOf('maja@example.test', 'norce');
    const { actionId } = await main.client.accounts.prepareAccess({ ref, change: 'deactivate' });
    main.journal.failWith({ code: 'journal-unavailable' });
    const { error, isDefined } = await safe(
      main.client.accounts.setAccess({ actionId, ref, change: 'deactivate', note }),
    );
    expect(isDefined && error.data).toEqual({ code: 'journal-unavailable' });
    expect(main.stores.emulators.norce.peek(ref.accountId)?.state).toBe('active');
    expect((await lookUp('maja@example.test'))['norce']?.state).toBe('rows');
  });
});

describe('a reset', () => {
  async function issue(vendor: VendorId, kind: 'link' | 'mailed' | 'forced') {
    const ref = await refOf('maja@example.test', vendor);
    const { actionId } = await main.client.resets.preview({ ref, kind });
    return await main.client.resets.issue({ actionId, ref, kind, lifetimeMinutes: null, note });
  }

  it.each(['norce', 'bigcommerce', 'salesforce-b2c'] as const)(
    'is a link at %s that can be copied, and opens the training page',
    async (vendor) => {
      const result = await issue(vendor, 'link');
      if (result.kind !== 'link') throw new Error('not a link');
      expect(main.stores.stores.landing.origin).toContain(result.finalHost);
      await main.client.resets.copy({ resetId: result.resetId });
      const { link } = await main.client.resets.reveal({ resetId: result.resetId });
      expect(main.clipboard()).toBe(link);
      expect(new URL(link).origin).toBe(main.stores.stores.landing.origin);
      expect(recorded()).toEqual(['reset.link', 'ok', 'link.reveal', 'link.reveal']);
      await main.client.resets.forget({ resetId: result.resetId });
      const gone = await safe(main.client.resets.copy({ resetId: result.resetId }));
      expect(gone.isDefined && gone.error.data).toEqual({ code: 'not-found' });
      await expect(fetch(link.split('#', 1).join(''))).resolves.toMatchObject({ status: 200 });
    },
  );

  it('[SC-40] is a QR code of that very link, recorded as a look at it', async () => {
    const result = await issue('norce', 'link');
    if (result.kind !== 'link') throw new Error('not a link');
    const { resetId } = result;
    const { size, rows } = await main.client.resets.qr({ resetId });
    const { link } = await main.client.resets.reveal({ resetId });
    expect({ size, modules: rows }).toEqual(createQrMatrix(link));
    expect(recorded()).toEqual(['reset.link', 'ok', 'link.reveal', 'link.reveal']);
    await main.client.resets.forget({ resetId });
    const gone = await safe(main.client.resets.qr({ resetId }));
    expect(gone.isDefined && gone.error.data).toEqual({ code: 'not-found' });
  });

  it('[SC-40] leaves a note for the ticket that says how it was handed over, and nothing about the shopper', async () => {
    const result = await issue('norce', 'link');
    if (result.kind !== 'link') throw new Error('not a link');
    const { resetId } = result;
    await main.client.resets.copy({ resetId });
    await main.client.resets.qr({ resetId });
    await main.client.resets.note({ resetId, language: 'en' });
    const intent = main.journal.records.find((record) => record.kind === 'intent');
    const texts = handOverTexts.en.note;
    expect(main.clipboard()).toContain(
      [texts.reset.link, texts.handedOver.copied, texts.handedOver.scanned].join('; '),
    );
    expect(main.clipboard()).toContain(`${texts.label.journal}: ${intent?.id}`);
    expect(main.clipboard()).not.toMatch(/maja|https?:|900101/iu);
    await main.client.resets.forget({ resetId });
    const gone = await safe(main.client.resets.note({ resetId, language: 'en' }));
    expect(gone.isDefined && gone.error.data).toEqual({ code: 'not-found' });
  });

  it.each([
    ['mailed', 'emporix'],
    ['forced', 'bigcommerce'],
  ] as const)('leaves a note in the language of the agent when it is %s', async (kind, vendor) => {
    const { resetId } = await issue(vendor, kind);
    await main.client.resets.note({ resetId, language: 'fi' });
    expect(main.clipboard()).toContain(handOverTexts.fi.note.reset[kind]);
    expect(main.clipboard()).not.toMatch(/maja|https?:/iu);
  });

  it('[SC-40] is written into a mail to the address on file, whose preview keeps the secret', async () => {
    const result = await issue('norce', 'link');
    if (result.kind !== 'link') throw new Error('not a link');
    const mail = { resetId: result.resetId, language: 'de' } as const;
    const blind = await safe(main.client.resets.openMail(mail));
    expect(blind.isDefined && blind.error.data).toEqual({ code: 'conflict', key: null });
    const { to, text } = await main.client.resets.composeMail(mail);
    expect(to).toBe('maja@example.test');
    expect(text).toContain(`${main.stores.stores.landing.origin}/…`);
    expect(recorded()).toEqual(['reset.link', 'ok']);
    expect(main.mails).toEqual([]);

    await expect(main.client.resets.openMail(mail)).resolves.toEqual({ opened: true });
    expect(recorded()).toEqual(['reset.link', 'ok', 'link.reveal']);
    const { link } = await main.client.resets.reveal({ resetId: result.resetId });
    expect(text).not.toContain(link.slice(-30));
    const [address = ''] = main.mails;
    expect(address.startsWith('mailto:maja@example.test?subject=')).toBe(true);
    expect(address.length).toBeLessThanOrEqual(1_800);
    expect(decodeURIComponent(address)).toContain(link);
    await main.client.resets.note(mail);
    expect(main.clipboard()).toContain(handOverTexts.de.note.handedOver['mail-program']);
  });

  it('[SC-40] goes into no mail when it is gone', async () => {
    const result = await issue('norce', 'link');
    const mail = { resetId: result.resetId, language: 'en' } as const;
    await main.client.resets.composeMail(mail);
    await main.client.resets.forget({ resetId: result.resetId });
    const gone = await safe(main.client.resets.openMail(mail));
    expect(gone.isDefined && gone.error.data).toEqual({ code: 'not-found' });
    expect(main.mails).toEqual([]);
  });

  it.each(['emporix', 'bigcommerce', 'salesforce-b2c'] as const)('is mailed by %s when asked to', async (vendor) => {
    await expect(issue(vendor, 'mailed')).resolves.toMatchObject({ kind: 'mailed' });
    const mails = await main.client.training.outbox();
    expect(mails.filter((mail) => mail.vendor === vendor)).toMatchObject([{ to: 'maja@example.test' }]);
    expect(recorded()).toEqual(['reset.mail', 'ok']);
  });

  it('is forced at the next sign-in where the vendor does that', async () => {
    const ref = await refOf('maja@example.test', 'bigcommerce');
    await expect(issue('bigcommerce', 'forced')).resolves.toMatchObject({ kind: 'forced' });
    expect(main.stores.emulators.bigcommerce.peek(ref.accountId)?.forcedReset).toBe(true);
  });

  it('leaves no link, token or e-mail in journal or log', async () => {
    const result = await issue('norce', 'link');
    if (result.kind !== 'link') throw new Error('not a link');
    const { link } = await main.client.resets.reveal({ resetId: result.resetId });
    const written = JSON.stringify([main.journal.records, main.logged]);
    expect(written).not.toContain(link.slice(-30));
    expect(written).not.toContain('maja');
    expect(main.logged.map(({ event }) => event)).toContain('vendor.call');
  });
});

it('goes back to the fixtures when a trainer asks', async () => {
  const ref = await refOf('maja@example.test', 'norce');
  const { actionId } = await main.client.accounts.prepareAccess({ ref, change: 'deactivate' });
  await main.client.accounts.setAccess({ actionId, ref, change: 'deactivate', note });
  await main.client.training.reset();
  await expect(main.client.accounts.get({ ref })).resolves.toMatchObject({ access: { state: 'active' } });
});

it('[SC-23] works on the training stores without a keychain, and says what is wrong with it', async () => {
  await main.close();
  main = await composedMain({
    secretStore: {
      get: () => Promise.reject(new Error('not reached')),
      set: () => Promise.reject(fail({ code: 'keychain-absent' })),
      delete: () => Promise.reject(fail({ code: 'keychain-absent' })),
    },
  });
  await expect(main.client.app.info()).resolves.toMatchObject({ keychainProblem: { code: 'keychain-absent' } });
  expect((await lookUp('maja@example.test'))['norce']?.state).toBe('rows');
});

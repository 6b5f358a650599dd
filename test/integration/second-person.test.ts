import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultPolicy, type Policy } from '../../src/main/policy/policy';
import type { AccountRef } from '../../src/shared/domain/account';
import type { WriteNote } from '../../src/shared/domain/action';
import { approvers, codes } from '../fakes/approvers';
import { composedMain, type ComposedMain } from '../fakes/composed-main';

const note: WriteNote = { reason: 'training', ticket: 'INC-1', callerCheck: 'order-number' };
const shopOrigin = 'https://nordic.api-se.norce.tech';
const agreement = { approver: 'Eva', code: codes.Eva } as const;
const missing = { code: 'policy-denied', rule: 'second-person' };

const running: ComposedMain[] = [];
afterEach(async () => {
  for (const main of running.splice(0)) await main.close();
});

async function start(wanted: Policy['secondPerson']['for']) {
  let email = 'maja@example.test';
  /** A real shop: the training store under a shop's own address, which can have a shopper's e-mail changed. */
  const shop: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(shopOrigin)) return await fetch(request);
    const target = request.url.replace(shopOrigin, main.stores.stores.norce.origin);
    const body = request.method === 'GET' ? null : await request.text();
    const answer = await fetch(target, { method: request.method, headers: request.headers, body });
    const headers = new Headers(answer.headers);
    headers.delete('content-length');
    const text = (await answer.text()).replaceAll('maja@example.test', email);
    return new Response(text, { status: answer.status, headers });
  };
  const main: ComposedMain = await composedMain({
    policy: { ...defaultPolicy, secondPerson: { people: approvers, for: wanted } },
    fetch: shop,
    fetchOnce: shop,
  });
  running.push(main);
  return {
    main,
    changeEmail: () => {
      email = 'maja.new@example.test';
    },
  };
}

async function majaAt(main: ComposedMain, connectionId: string): Promise<AccountRef> {
  for await (const event of await main.client.accounts.find({
    query: 'maja@example.test',
    connectionIds: [connectionId],
  })) {
    if (event.type === 'answer' && event.answer.state === 'rows' && event.answer.rows[0])
      return event.answer.rows[0].ref;
  }
  throw new Error('nobody found');
}

async function ownShop(main: ComposedMain): Promise<AccountRef> {
  const { config, secrets } = main.stores.stores.norce;
  const { id } = await main.client.connections.save({
    ...{ name: 'Nordic', vendor: 'norce', colour: 'teal', secrets },
    config: { ...config, origin: shopOrigin, resetPageUrl: 'https://nordic.example/reset' },
  });
  return await majaAt(main, id);
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof ORPCError ? (error.data as unknown) : error), // of any kind, and compared whole
  );
}

/** Who stands in the journal as having agreed, record by record. */
function recorded({ journal }: ComposedMain): unknown[] {
  return journal.records.flatMap((record) => {
    if (record.kind === 'intent') return [[record.intent.act, record.intent.second]];
    return record.kind === 'event' && record.event.act === 'link.reveal' ? [['link.reveal', record.event.second]] : [];
  });
}

describe('[SC-39] a reset after a changed e-mail', () => {
  const issueWith = (main: ComposedMain, ref: AccountRef, actionId: string) =>
    main.client.resets.issue({ actionId, ref, kind: 'link', lifetimeMinutes: null, note });

  it('is issued only when a colleague agreed to this very one, and the journal names who', async () => {
    const { main, changeEmail } = await start(['changed-email']);
    const ref = await ownShop(main);
    const preview = () => main.client.resets.preview({ ref, kind: 'link' });
    expect((await preview()).secondPerson).toEqual({ rules: [], people: ['Eva', 'Nils'] });
    changeEmail();
    const first = await preview();
    expect(first.secondPerson.rules).toEqual(['changed-email']);
    expect(first.warnings).toContain('email-changed-recently');

    expect(await failureOf(issueWith(main, ref, first.actionId))).toEqual(missing);
    const approve = (of: string, code: string = codes.Eva) =>
      main.client.resets.approve({ act: 'issue', of, approver: 'Eva', code });
    expect(await failureOf(approve(first.actionId, codes.Nils))).toMatchObject({ field: 'code', problem: 'wrong' });
    expect(await failureOf(issueWith(main, ref, first.actionId))).toEqual(missing);

    // What was agreed to for one reset is worth nothing for another.
    const second = await preview();
    await approve(first.actionId);
    expect(await failureOf(issueWith(main, ref, second.actionId))).toEqual(missing);
    expect(recorded(main)).toEqual([]);
    await expect(issueWith(main, ref, first.actionId)).resolves.toMatchObject({ kind: 'link' });
    expect(recorded(main)).toEqual([['reset.link', 'Eva']]);
    await expect(main.client.journal.history({ ref })).resolves.toMatchObject([{ act: 'reset.link', second: 'Eva' }]);
  });

  it('needs nobody where the policy only warns, nor where nothing changed', async () => {
    const { main, changeEmail } = await start([]);
    const ref = await ownShop(main);
    await main.client.resets.preview({ ref, kind: 'link' });
    changeEmail();
    const { actionId, secondPerson } = await main.client.resets.preview({ ref, kind: 'link' });
    expect(secondPerson.rules).toEqual([]);
    await expect(issueWith(main, ref, actionId)).resolves.toMatchObject({ kind: 'link' });
    expect(recorded(main)).toEqual([['reset.link', null]]);
  });
});

describe('[SC-40] a link that is copied, shown, scanned or put into a mail program', () => {
  async function issued() {
    const { main } = await start(['show-link']);
    const ref = await majaAt(main, 'norce');
    const issue = async () => {
      const { actionId, secondPerson } = await main.client.resets.preview({ ref, kind: 'link' });
      expect(secondPerson.rules).toEqual(['show-link']);
      const result = await main.client.resets.issue({ actionId, ref, kind: 'link', lifetimeMinutes: null, note });
      return result.resetId;
    };
    return { main, resetId: await issue(), issue };
  }
  const ways = {
    copy: (main: ComposedMain, resetId: string) => main.client.resets.copy({ resetId }),
    show: (main: ComposedMain, resetId: string) => main.client.resets.reveal({ resetId }),
    scan: (main: ComposedMain, resetId: string) => main.client.resets.qr({ resetId }),
    'mail-program': async (main: ComposedMain, resetId: string) => {
      await main.client.resets.composeMail({ resetId, language: 'en' });
      return await main.client.resets.openMail({ resetId, language: 'en' });
    },
  } as const;

  it.each(Object.keys(ways) as (keyof typeof ways)[])('needs a colleague each time: %s', async (act) => {
    const { main, resetId } = await issued();
    const use = ways[act];
    expect(await failureOf(use(main, resetId))).toEqual(missing);
    await main.client.resets.approve({ act, of: resetId, ...agreement });
    await use(main, resetId);
    expect(await failureOf(use(main, resetId))).toEqual(missing);
    expect(recorded(main)).toEqual([
      ['reset.link', null],
      ['link.reveal', 'Eva'],
    ]);
  });

  it('is not copied by what was agreed to for another way or another reset', async () => {
    const { main, resetId: older, issue } = await issued();
    await main.client.resets.approve({ act: 'copy', of: older, ...agreement });
    const resetId = await issue();
    expect(await failureOf(main.client.resets.copy({ resetId }))).toEqual(missing);
    await main.client.resets.approve({ act: 'scan', of: resetId, ...agreement });
    expect(await failureOf(main.client.resets.copy({ resetId }))).toEqual(missing);
    expect(main.clipboard()).toBe('');
  });

  it('is out of reach again once the screen was locked', async () => {
    const { main, resetId } = await issued();
    await main.client.resets.approve({ act: 'copy', of: resetId, ...agreement });
    await main.client.app.lock();
    await main.client.app.unlock();
    expect(await failureOf(main.client.resets.copy({ resetId }))).toEqual({ code: 'not-found' });
  });

  it('leaves no code in journal, log, keychain or answer', async () => {
    const { main, resetId } = await issued();
    const answer = await main.client.resets.approve({ act: 'copy', of: resetId, ...agreement });
    await failureOf(
      main.client.resets.approve({ act: 'copy', of: resetId, ...agreement, code: 'a-wrong-canary-code' }),
    );
    const written = JSON.stringify([answer, main.journal.records, main.logged, await main.client.policy.get()]);
    expect(written).not.toMatch(/four-words-of-eva|canary-code|scrypt/u);
    expect(main.secretStore.names().join()).not.toMatch(/four-words|canary-code/u);
  });
});

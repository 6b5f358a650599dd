import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filesWith } from '../../scripts/desktop/search-files';
import { createFileJournal } from '../../src/main/journal/file-journal';
import { createCryptoIds } from '../../src/main/platform/crypto-ids';
import { createFileLog } from '../../src/main/platform/log';
import { createSystemClock } from '../../src/main/platform/system-clock';
import type { AccountRef } from '../../src/shared/domain/account';
import { composedMain, type ComposedMain } from '../fakes/composed-main';
import { createMemorySecretStore } from '../fakes/memory-secret-store';
import { nodeFiles } from '../setup/node-files';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keydesk-canaries-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function majaAt(accounts: ComposedMain['client']['accounts']): Promise<AccountRef> {
  for await (const event of await accounts.find({ query: 'maja@example.test', connectionIds: ['norce'] })) {
    if (event.type === 'answer' && event.answer.state === 'rows' && event.answer.rows[0])
      return event.answer.rows[0].ref;
  }
  throw new Error('nobody found');
}

it.each([
  ['plain', (text: string) => Buffer.from(text)],
  ['UTF-16', (text: string) => Buffer.from(text, 'utf16le')],
  ['percent-encoded', (text: string) => Buffer.from(encodeURIComponent(text))],
  ['base64', (text: string) => Buffer.from(Buffer.from(`{"a":"${text}"}`).toString('base64'))],
  ['base64 one further', (text: string) => Buffer.from(Buffer.from(`{"ab":"${text}"}`).toString('base64'))],
  ['base64url two further', (text: string) => Buffer.from(Buffer.from(`{"abc":"${text}"}`).toString('base64url'))],
  ['base64 of UTF-16', (text: string) => Buffer.from(Buffer.from(`x${text}`, 'utf16le').toString('base64'))],
])('the search finds what lies in a file: %s', async (_form, write) => {
  const canary = 'https://shop.example/?ä=1#kdt=ab.cd~é';
  await writeFile(join(folder, 'found'), write(canary));
  await writeFile(join(folder, 'not'), write('something else'));
  expect(filesWith(folder, [canary])).toEqual([join(folder, 'found')]);
});

it('[SC-40][SC-45] a reset leaves its token, link and passwords in no file of desk or landing page', async () => {
  const clock = createSystemClock();
  const secretStore = createMemorySecretStore();
  const landed: unknown[] = [];
  const log = createFileLog({ folder: join(folder, 'logs'), clock });
  const main = await composedMain(
    {
      ...{ secretStore, log },
      openJournal: () =>
        createFileJournal({
          ...{
            folder: join(folder, 'journal'),
            files: nodeFiles(join(folder, 'journal')),
            clock,
            ids: createCryptoIds(),
            secretStore,
          },
          ...{ installationId: 'desk-07', appVersion: '1.0.0', agent: 'os:anna' },
        }),
    },
    { log: (event) => landed.push(event) },
  );
  const { resets, accounts } = main.client;
  const ref = await majaAt(accounts);
  const { actionId } = await resets.preview({ ref, kind: 'link' });
  const note = { reason: 'training', ticket: 'INC-1', callerCheck: 'order-number' } as const;
  const { resetId } = await resets.issue({ actionId, ref, kind: 'link', lifetimeMinutes: null, note });
  await resets.copy({ resetId });
  await resets.qr({ resetId });
  const mail = { resetId, language: 'sv' } as const;
  await resets.composeMail(mail);
  await resets.openMail(mail);
  const { link } = await resets.reveal({ resetId });
  const { origin, pathname } = new URL(link);
  const kdt = link.split('#kdt=')[1] ?? '';
  expect(kdt.length).toBeGreaterThan(100);

  const [weak, good] = ['CANARY', 'tre små segel i natt'];
  const post = async (password: string) =>
    await fetch(`${origin}${pathname}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ kdt, password, repeat: password }),
    });
  await post(weak);
  await post(good);
  await post(good);
  expect(landed).toMatchObject([{ event: 'password-refused' }, { event: 'password-set' }, { event: 'refused' }]);
  await main.close();
  log.close();
  await writeFile(join(folder, 'landing.log'), JSON.stringify(landed));

  expect(filesWith(folder, ['reset.link', 'vendor.call', 'password-set'])).toHaveLength(3);
  expect(filesWith(folder, [link, kdt, kdt.slice(-40), weak, good, 'maja@example.test'])).toEqual([]);
});

it('opens, shortens and tests no link that it issued', async () => {
  const asked: string[] = [];
  const watched: typeof fetch = (input, init) => {
    asked.push(new Request(input).url);
    return fetch(input, init);
  };
  const landed: unknown[] = [];
  const main = await composedMain({ fetch: watched, fetchOnce: watched }, { log: (event) => landed.push(event) });
  const { resets, accounts } = main.client;
  const ref = await majaAt(accounts);
  const { actionId } = await resets.preview({ ref, kind: 'link' });
  const note = { reason: 'training', ticket: null, callerCheck: 'order-number' } as const;
  const { resetId } = await resets.issue({ actionId, ref, kind: 'link', lifetimeMinutes: null, note });
  await resets.copy({ resetId });
  await resets.qr({ resetId });
  await resets.composeMail({ resetId, language: 'en' });
  await resets.openMail({ resetId, language: 'en' });
  const { link } = await resets.reveal({ resetId });
  await resets.forget({ resetId });
  await main.close();
  // The store was asked about the account; the page that the link opens was not asked for anything.
  expect(asked.length).toBeGreaterThan(2);
  expect(asked.filter((url) => url.startsWith(new URL(link).origin) || url.includes('kdt'))).toEqual([]);
  expect(landed).toEqual([]);
});

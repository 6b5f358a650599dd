import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPackageUpdater } from '../../src/main/app/updater/electron-package-updater';
import { readOffer, type UpdateOffer } from '../../src/main/updates/read-offer';
import { openUpdateServer, type UpdateServer } from '../fakes/update-server';

let server: UpdateServer;
let folder: string;
let pathBefore: string | undefined;

beforeEach(async () => {
  server = await openUpdateServer();
  folder = await mkdtemp(join(tmpdir(), 'keydesk-publisher-'));
  pathBefore = process.env['PATH'];
});
afterEach(async () => {
  process.env['PATH'] = pathBefore;
  await server.close();
  await rm(folder, { recursive: true, force: true });
  // What Windows' shell takes for nowhere is a file to others.
  await rm('NUL', { force: true });
});

/** Puts a PowerShell in the path that says this of every file's signature. */
async function signedBy(publisher: string, status: number): Promise<void> {
  const certificate = { Subject: `CN=${publisher}, O=${publisher}, C=SE` };
  const told = JSON.stringify({ Status: status, SignerCertificate: certificate });
  await writeFile(join(folder, 'powershell.exe'), `#!/bin/sh\nprintf '%s' '${told}'\n`, { mode: 0o755 });
  await writeFile(join(folder, 'chcp'), '#!/bin/sh\n', { mode: 0o755 });
  process.env['PATH'] = `${folder}${delimiter}${pathBefore ?? ''}`;
}

/** Downloads a setup for Windows with the real updater for it; resolves with its path. */
async function download(): Promise<string> {
  server.publish('0.2.0', {}, 'exe');
  const updater = createPackageUpdater({
    ...{ platform: 'win32', version: '0.1.0', feed: server.feed, ring: 'stable', publisher: 'Keydesk AB' },
    ...{ folder: join(folder, 'updates'), appImage: null, open: server.open },
    ready: () => Promise.resolve(),
    quit: () => undefined,
    relaunch: () => undefined,
  });
  const { metadata } = await updater.look();
  const offer: UpdateOffer | null = readOffer(metadata, { current: '0.1.0', ring: 'stable' });
  if (offer === null) throw new Error('nothing on offer');
  return await updater.download(offer, () => undefined, new AbortController().signal);
}

const wrongPublisher = { code: 'ERR_UPDATER_INVALID_SIGNATURE' };

describe.runIf(process.platform === 'linux')('[SC-54] the publisher of a package for Windows', () => {
  it('is the one of the running Keydesk', async () => {
    await signedBy('Keydesk AB', 0);
    await expect(download()).resolves.toMatch(/Keydesk-0\.2\.0-x86_64\.exe$/u);
  });

  it.each([
    ['somebody else', 'Other AB', 0],
    ['the right name under a broken signature', 'Keydesk AB', 3],
    ['nobody', '', 2],
  ])('is refused when it is %s', async (_, publisher, status) => {
    await signedBy(publisher, status);
    await expect(download()).rejects.toMatchObject(wrongPublisher);
    expect((await readdir(join(folder, 'updates', 'pending'))).filter((name) => name.endsWith('.exe'))).toEqual([]);
  });

  it('is refused when nothing can tell who it is', async () => {
    await expect(download()).rejects.toMatchObject(wrongPublisher);
  });
});

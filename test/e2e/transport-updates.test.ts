import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openUpdateServer, stableFile, type PublishedPackage, type UpdateServer } from '../fakes/update-server';
import { createAuthority, createHome, type Authority } from './support/certificates';
import { openTransport, type Transport } from './support/transport';
import { resolverSwitch, vendorName as host } from './support/vendor-behind';

const home = createHome();
if (home === null) console.info('left out: updates over Chromium’s network, which take `certutil` (libnss3-tools)');
const oldProgram = 'the program that runs';

describe.skipIf(home === null)('[SC-54] updates over Chromium’s network', () => {
  let authority: Authority;
  let transport: Transport;
  let server: UpdateServer;
  let folder: string;
  let program: string;
  beforeAll(async () => {
    authority = createAuthority();
    home?.trust(authority.root);
    transport = await openTransport({ switches: [resolverSwitch], ...(home === null ? {} : { home: home.path }) });
  });
  afterAll(async () => {
    await transport.close();
    authority.remove();
    home?.remove();
  });
  beforeEach(async () => {
    server = await openUpdateServer({ host, ...authority.issue(host) });
    folder = await mkdtemp(join(tmpdir(), 'keydesk-updates-'));
    program = join(folder, 'Keydesk.AppImage');
    await writeFile(program, oldProgram);
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const update = async (): Promise<unknown> => {
    const run = { feed: server.feed, folder: join(folder, 'updates'), program };
    const { value, crash } = await transport.send({ do: 'update', ...run });
    expect(crash).toBeNull();
    return value;
  };

  it('takes a newer version', async () => {
    const { bytes } = server.publish('0.2.0');
    expect(await update()).toEqual({ at: 'ready', version: '0.2.0' });
    expect(await readFile(program)).toEqual(bytes);
    for (const { headers } of server.asked) expect(headers['user-agent']).toBe('Keydesk/0.1.0');
    expect(JSON.stringify(server.asked)).not.toMatch(/staging|cookie|electron/iu);
  });

  const redirect = (target: string) => (response: ServerResponse) =>
    response.writeHead(302, { location: target }).end();
  it.each<[string, string, (published: PublishedPackage) => void]>([
    ['tampered with', 'wrong-content', ({ name, bytes }) => server.put(name, Buffer.alloc(bytes.length, 1))],
    ['cut short', 'wrong-content', ({ name, bytes }) => server.put(name, bytes.subarray(0, -1))],
    [
      'broken off',
      'unreachable',
      ({ name, bytes }) =>
        server.answer(name, (response) => {
          response.writeHead(200, { 'content-length': bytes.length });
          response.write(bytes.subarray(0, 100_000), () => response.destroy());
        }),
    ],
    ['not there', 'unreachable', ({ name }) => server.remove(name)],
    ['elsewhere', 'other-host', ({ name }) => server.answer(name, redirect('https://elsewhere.example.test/x'))],
    ['elsewhere at the same host', 'other-host', ({ name }) => server.answer(name, redirect(`${server.feed}x`))],
    ['announced elsewhere', 'other-host', () => server.answer(stableFile, redirect('http://127.0.0.1/x'))],
    ['not announced', 'nothing-there', () => server.remove(stableFile)],
  ])('refuses a package that is %s', async (_, problem, harm) => {
    harm(server.publish('0.2.0'));
    expect(await update()).toMatchObject({ at: 'failed', problem });
    expect(await readFile(program, 'utf8')).toBe(oldProgram);
  });

  it('[SC-31] believes no server that nobody vouches for', async () => {
    await server.close();
    const stranger = createAuthority();
    server = await openUpdateServer({ host, ...stranger.issue(host) });
    stranger.remove();
    server.publish('0.2.0');
    expect(await update()).toMatchObject({ at: 'failed', problem: 'untrusted' });
    expect(server.asked).toEqual([]);
  });
});

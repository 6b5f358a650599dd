import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../../../src/main/connections/connections-file';
import { isKeydeskError } from '../../../../src/shared/domain/failure';
import { connectionDesk } from '../../../fakes/connection-desk';
import { failureOf } from '../../../fakes/failure-of';

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const shop = {
  name: 'Shop',
  vendor: 'norce',
  colour: 'teal',
  config: { origin: 'https://shop.example', applicationId: 1, actorAccountId: 2 },
};
const file = (...connections: unknown[]) => ({ format: 'keydesk-connections', version: 1, connections });
const secrets = { clientId: 'CANARY-SECRET-1', clientSecret: 'CANARY-SECRET-2' };

describe('exporting', () => {
  it('[SC-19] writes names, addresses and settings, and no secret; what it wrote can be read', async () => {
    const { service, files, saved } = connectionDesk();
    const { id } = await service.save({ ...shop, vendor: 'norce', colour: 'teal', secrets });
    await expect(files.exportFile([id])).resolves.toEqual({ fileName: 'keydesk-connections.json', count: 1 });
    expect(saved.join()).not.toContain('CANARY');
    expect(readConnectionsFile(bytes(saved[0]))).toEqual([shop]);
  });

  it('has nothing to write where there are training stores only', async () => {
    const { files, saved } = connectionDesk({ training: true });
    expect(await failureOf(files.exportFile(['norce', 'nobody']))).toMatchObject({ field: 'connections' });
    expect(saved).toEqual([]);
  });
});

describe('importing', () => {
  it('[SC-18] shows what a file holds, asks about its hosts, and adds what was chosen without secrets', async () => {
    const bad = { ...shop, config: { ...shop.config, origin: 'https://127.0.0.1' } };
    const other = { ...shop, name: 'Other', config: { ...shop.config, origin: 'https://other.example' } };
    const { service, files, asked } = connectionDesk({ file: bytes(file(shop, bad, other)) });
    const read = await files.readFile();
    expect(read.entries).toMatchObject([
      { entry: 0, state: 'new', hosts: ['https://shop.example'] },
      { entry: 1, state: 'refused', failure: { code: 'misconfigured', cause: 'origin' } },
      { entry: 2, state: 'new' },
    ]);
    expect(await service.list()).toEqual([]);
    const { added } = await files.importFile(read.importId, [0, 1, 2]);
    expect(added).toHaveLength(2);
    expect(asked).toEqual([['https://other.example', 'https://shop.example']]);
    await expect(service.list()).resolves.toMatchObject([
      { name: 'Shop', problem: { cause: 'credentials-missing' } },
      { name: 'Other', problem: { cause: 'credentials-missing' } },
    ]);
    expect((await files.readFile()).entries.map(({ state }) => state)).toEqual(['known', 'refused', 'known']);
  });

  it('adds nothing without a yes, from a file read too long ago, or twice', async () => {
    const refused = connectionDesk({ file: bytes(file(shop)), confirm: false });
    const { importId } = await refused.files.readFile();
    expect(await failureOf(refused.files.importFile(importId, [0]))).toEqual({ code: 'cancelled' });
    expect(refused.settings.read().connections).toEqual([]);

    const { files, clock, settings } = connectionDesk({ file: bytes(file(shop)) });
    const first = await files.readFile();
    clock.advance(600_001);
    expect(await failureOf(files.importFile(first.importId, [0]))).toEqual({ code: 'conflict', key: 'import' });
    const second = await files.readFile();
    await files.importFile(second.importId, [0]);
    expect(await failureOf(files.importFile(second.importId, [0]))).toMatchObject({ code: 'conflict' });
    expect(settings.read().connections).toHaveLength(1);
  });

  it.each([
    ['an empty file', '', 'not-json'],
    ['half a file', JSON.stringify(file(shop)).slice(0, 60), 'not-json'],
    ['an empty object', {}, 'not-connections'],
    ['a list', [shop], 'not-connections'],
    ['a newer version', { ...file(shop), version: 2 }, 'newer-version'],
    ['a secret among the settings', file({ ...shop, secrets }), 'malformed'],
    ['a vendor there is not', file({ ...shop, vendor: 'shopify' }), 'malformed'],
    ['too many', file(...Array.from({ length: 201 }, () => shop)), 'malformed'],
    [
      'a key that stands twice',
      '{"format":"keydesk-connections","version":1,"version":1,"connections":[]}',
      'malformed',
    ],
    ['a key that reaches prototypes', `{"__proto__":{},${JSON.stringify(file()).slice(1)}`, 'malformed'],
    ['a megabyte too many', `"${'x'.repeat(1024 * 1024)}"`, 'too-large'],
  ])('[BI-45] refuses %s', async (_what, content, problem) => {
    const { files } = connectionDesk({ file: bytes(content) });
    expect(await failureOf(files.readFile())).toEqual({ code: 'invalid-input', field: 'file', problem });
  });

  it('[BI-45] refuses other encodings', async () => {
    const { files } = connectionDesk({ file: Uint8Array.from([0xff, 0xfe, 0x7b, 0]) });
    expect(await failureOf(files.readFile())).toMatchObject({ problem: 'not-utf8' });
  });

  it('[BI-45] reads whatever is in a file without throwing anything but a failure', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        try {
          readConnectionsFile(bytes(text));
        } catch (error) {
          expect(isKeydeskError(error)).toBe(true);
        }
      }),
    );
  });
});

import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setFuses, wrongFuses } from '../../../scripts/package/fuses';

/** What marks the fuses inside Electron's executable. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-fuses-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file with a fuse wire in it: version 1, its length, and '0' or '1' for each fuse. */
function executableWith(wire: string): string {
  const file = join(folder, 'electron');
  writeFileSync(
    file,
    Buffer.concat([Buffer.alloc(5000), Buffer.from(sentinel), Buffer.of(1, wire.length), Buffer.from(wire)]),
  );
  return file;
}

describe('[SC-48] fuses', () => {
  it('stand after packaging as the table of the security rules says', async () => {
    const file = executableWith('101100011');
    await setFuses(file);
    const { version, ...wire } = await getCurrentFuseWire(file);
    expect(version).toBe('1');
    const on = Object.entries(wire).filter(([, state]) => state === FuseState.ENABLE);
    expect(Object.keys(wire)).toHaveLength(9);
    expect(on.map(([fuse]) => FuseV1Options[Number(fuse)])).toEqual([
      'EnableCookieEncryption',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      'WasmTrapHandlers',
    ]);
    await expect(wrongFuses(file)).resolves.toEqual([]);
  });

  it('are set on an older Electron that has fewer', async () => {
    const file = executableWith('10110001');
    await setFuses(file);
    await expect(wrongFuses(file)).resolves.toEqual([]);
  });

  it.each([
    ['RunAsNode', '110011001'],
    ['EnableNodeCliInspectArguments', '010111001'],
    ['OnlyLoadAppFromAsar', '010010001'],
    ['WasmTrapHandlers', '010011000'],
  ])('are named when one stands wrong: %s', async (name, wire) => {
    await expect(wrongFuses(executableWith(wire))).resolves.toEqual([name]);
  });

  it('are refused where Electron has one that nobody decided on', async () => {
    await expect(setFuses(executableWith('0100110011'))).rejects.toThrow('nobody decided on: 9');
  });

  it('are refused where there are none', async () => {
    const file = join(folder, 'electron');
    writeFileSync(file, Buffer.alloc(100));
    await expect(setFuses(file)).rejects.toThrow();
  });
});

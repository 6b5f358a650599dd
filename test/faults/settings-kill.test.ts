import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsVersion } from '../../src/main/settings/schema';
import { readSettingsFile } from '../../src/main/settings/read-settings-file';
import { bundleChild, type BundledChild } from '../setup/bundle-child';

let program: BundledChild;
let folder: string;
beforeAll(async () => {
  program = await bundleChild('test/setup/settings-child.ts');
  folder = await mkdtemp(join(tmpdir(), 'keydesk-settings-'));
});
afterAll(async () => {
  await program.remove();
  await rm(folder, { recursive: true, force: true });
});

/** Kills a writer a moment after its first write; gives what it said it had written last. */
async function killWriter(): Promise<number> {
  const child = spawn(process.execPath, [program.path, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString('utf8');
  });
  const gone = once(child, 'close');
  await once(child.stdout, 'data');
  await wait(Math.random() * 40);
  child.kill('SIGKILL');
  await gone;
  return Number(said.trimEnd().split('\n').at(-1));
}

describe('[SC-43][FT-51] settings whose writer is killed', () => {
  it('are whole, and as new as was said, every time', async () => {
    for (let kill = 0; kill < 20; kill += 1) {
      const last = await killWriter();
      const file = readSettingsFile(join(folder, 'settings.json'), []);
      if (file.state !== 'good') throw new Error(`the file is ${file.state}`);
      const { width = 0 } = file.settings.window ?? {};
      // The write after the last one it told of may have been done as well.
      expect([last, last + 1]).toContain(width);
    }
  });

  it('keep a last good copy that is whole as well', async () => {
    await killWriter();
    const copy: unknown = JSON.parse(await readFile(join(folder, 'settings.last-good.json'), 'utf8'));
    expect(copy).toMatchObject({ version: settingsVersion });
  });
});

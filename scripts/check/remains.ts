import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { filesWith } from '../desktop/search-files';
import { projectFolder } from '../lib/paths';
import type { Tally } from './steps';

/**
 * Texts that stand in tests for secrets, links, passwords and shoppers' data. Where one of them lies in a file after a run,
 * the program, or a test's own output, has let something out. The second is how each of Keydesk's reset tokens begins.
 */
const canaries = ['CANARY', 'eyJhbGciOiJkaXIi'] as const;

/** Holds the sources of the tests, which name the canaries. */
const testRunnersCache = '.vitest-cache';

/** Everything a run of the tests writes: temporary folders, also those its tests removed, and what it printed. */
export interface Remains {
  /** For the processes of the run. */
  readonly env: NodeJS.ProcessEnv;
  readonly output: (chunk: Buffer) => void;
  /** Searches what is there so far, says where something was found, and drops it all. */
  search(title: string): Tally;
}

export function createRemains(env: NodeJS.ProcessEnv): Remains {
  // A short name: sockets have to fit below it.
  const root = mkdtempSync(join(tmpdir(), 'kd-'));
  const folders = { temporary: join(root, 't'), removed: join(root, 'r'), output: join(root, 'o') };
  const make = (): void => Object.values(folders).forEach((folder) => mkdirSync(folder, { recursive: true }));
  make();
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  return {
    env: { ...env, TMPDIR: folders.temporary, KEYDESK_TEST_REMAINS: folders.removed },
    output: (chunk) => appendFileSync(join(folders.output, 'output.txt'), chunk),
    search(title) {
      const artifacts = join(projectFolder, 'artifacts');
      const places = [...Object.values(folders), ...(existsSync(artifacts) ? [artifacts] : [])];
      const found = places
        .flatMap((place) => filesWith(place, canaries))
        .filter((file) => !file.includes(testRunnersCache));
      const searched = places.reduce((sum, place) => sum + readdirSync(place, { recursive: true }).length, 0);
      process.stdout.write(
        `${found.length === 0 ? '✓' : '✗'} ${title}: ${String(searched)} files and folders searched\n`,
      );
      for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
      make();
      const failures = found.map((file) => `${title}: found in ${relative(root, file)}`);
      for (const line of failures) process.stdout.write(`${line}\n`);
      return { passed: found.length === 0 ? 1 : 0, failures };
    },
  };
}

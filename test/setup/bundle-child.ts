import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';

export interface BundledChild {
  /** A plain module that Node starts in a moment, for tests that start it a hundred times. */
  readonly path: string;
  remove(): Promise<void>;
}

/** Bundles a TypeScript program of the tests; packages stay packages, but for those that are named. */
export async function bundleChild(source: string, inlined: readonly string[] = []): Promise<BundledChild> {
  // Inside the project, so that the bundle finds its packages.
  const cache = resolve('node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const outDir = await mkdtemp(join(cache, 'keydesk-child-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: [...inlined] },
    build: { ssr: source, outDir, rolldownOptions: { output: { entryFileNames: 'child.mjs' } } },
  });
  return { path: join(outDir, 'child.mjs'), remove: () => rm(outDir, { recursive: true, force: true }) };
}

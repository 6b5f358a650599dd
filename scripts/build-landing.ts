import { resolve } from 'node:path';
import { build } from 'vite';

/** Bundles the landing page with all it needs into one file, so that its container holds Node and nothing else. */
await build({
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: resolve(import.meta.dirname, '../src/landing/cli.ts'),
    outDir: resolve(import.meta.dirname, '../dist/landing'),
    target: 'node20.18',
    rolldownOptions: { output: { entryFileNames: 'landing.mjs' } },
  },
});

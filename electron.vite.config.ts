import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const source = (path: string): string => resolve(import.meta.dirname, 'src', path);

// The oldest runtime the app must start on: Electron 33 with Node 20.18 and Chromium 130.
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

/** A list of what was bundled, for the notices that packages bring; it is not packed itself. */
const license = { fileName: '.vite/license.json' };

export default defineConfig({
  main: {
    build: {
      license,
      target: nodeTarget,
      rolldownOptions: {
        // The training stores and the keychain run as processes of their own and the journal's disk in a thread, so they are
        // entries of their own.
        input: {
          index: source('main/index.ts'),
          training: source('training/process-entry.ts'),
          keychain: source('main/secrets/keychain-entry.ts'),
          append: source('main/journal/append-entry.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      license,
      target: nodeTarget,
      rolldownOptions: {
        input: { index: source('preload/index.ts') },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    plugins: [react()],
    build: {
      license,
      target: chromeTarget,
      // Half the text to read at each start; main's stays as it is, for stacks that can be read.
      minify: true,
      // Inlined assets would be `data:` addresses, which the content security policy refuses for scripts and fonts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: source('renderer/index.html') } },
    },
  },
});

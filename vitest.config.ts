import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const node = (name: string, timeoutMs: number) => ({
  test: {
    name,
    environment: 'node' as const,
    include: [`test/${name}/**/*.test.ts`],
    setupFiles: ['test/setup/keep-remains.ts'],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    // electron-store asks the `electron` package where Electron is, and that would download it. Only e2e tests start it.
    env: name === 'e2e' ? {} : { ELECTRON_OVERRIDE_DIST_PATH: 'electron-is-not-used-here' },
  },
});

/** What links, records and secrets hang on: here every branch has a test, or is not there (`npm run coverage`). */
const coverage = {
  provider: 'v8' as const,
  include: [
    'src/main/{journal,reset-links,secrets}/**/*.ts',
    'src/main/rpc/serve.ts',
    'src/main/app/{guards,protocol}.ts',
    'src/main/vendors/http.ts',
    'src/main/vendors/http/**/*.ts',
    'src/shared/lib/redact*.ts',
  ],
  thresholds: { branches: 100 },
  // What fails is no reason not to see what it left out.
  reportOnFailure: true,
  reporter: ['text', 'json'],
  reportsDirectory: 'artifacts/coverage',
};

export default defineConfig({
  test: {
    coverage,
    // Else one core stays free, which is half of a machine that has two.
    maxWorkers: '100%',
    projects: [
      node('unit', 60_000),
      node('contract', 20_000),
      node('conformance', 30_000),
      node('faults', 60_000),
      node('integration', 60_000),
      // Speaks to a real store, so that it is there only when one is named: scripts/test-live.ts does.
      ...(process.env['KEYDESK_LIVE_VENDOR'] === undefined ? [] : [node('live', 60_000)]),
      // Installs a package, so that it is there only when there is one: scripts/check/packaged.ts makes it.
      ...(process.env['KEYDESK_TEST_DEB'] === undefined ? [] : [node('packaging', 120_000)]),
      { ...node('e2e', 120_000), test: { ...node('e2e', 120_000).test, fileParallelism: false } },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/setup/renderer.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
});

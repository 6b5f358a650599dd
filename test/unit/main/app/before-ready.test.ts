import { expect, it } from 'vitest';
import { prepareBeforeReady } from '../../../../src/main/app/before-ready';

function prepare(isPackaged: boolean, switches: readonly string[]): readonly string[] {
  const calls: string[] = [];
  prepareBeforeReady({
    app: {
      isPackaged,
      enableSandbox: () => calls.push('sandbox'),
      commandLine: { hasSwitch: (name) => switches.includes(name) },
    },
    protocol: { registerSchemesAsPrivileged: ([scheme]) => calls.push(scheme?.scheme ?? 'none') },
  });
  return calls;
}

it('[SC-02] switches the sandbox on for every process, and makes our scheme an origin of its own', () => {
  expect(prepare(true, [])).toEqual(['app', 'sandbox']);
  expect(prepare(false, [])).toEqual(['app', 'sandbox']);
});

it('[SC-02] lets only a launcher of an unpackaged app do without', () => {
  expect(prepare(false, ['no-sandbox'])).toEqual(['app']);
  expect(prepare(true, ['no-sandbox'])).toEqual(['app', 'sandbox']);
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCryptoIds } from '../../../../src/main/platform/crypto-ids';
import { createElectronSettingsStore } from '../../../../src/main/settings/electron-settings-store';
import { migrations } from '../../../../src/main/settings/migrations';
import { migrateSettings, type Migration } from '../../../../src/main/settings/migrations/migrate';
import { settingsVersion } from '../../../../src/main/settings/schema';
import { sampleSettings } from '../../../conformance/settings-store.suite';
import { createFixedClock } from '../../../fakes/fixed-clock';

describe('the list of migrations', () => {
  it('raises the version by one at each step, from 1 to the newest', () => {
    const newest = Array.from({ length: settingsVersion - 1 }, (_, at) => at + 2);
    expect(migrations.map(({ to }) => to)).toEqual(newest);
  });
});

describe('migrateSettings', () => {
  const steps: readonly Migration[] = [
    { to: 2, migrate: ({ colour, ...rest }) => ({ ...rest, theme: colour }) },
    { to: 3, migrate: (settings) => ({ ...settings, windows: [] }) },
  ];

  it('takes the steps in order and sets the version after each', () => {
    const old = { version: 1, colour: 'dark' };
    expect(migrateSettings(old, 1, 3, steps)).toEqual({ version: 3, theme: 'dark', windows: [] });
    expect(migrateSettings({ version: 2, theme: 'x' }, 2, 3, steps)).toEqual({ version: 3, theme: 'x', windows: [] });
    expect(old).toEqual({ version: 1, colour: 'dark' });
  });

  it('leaves the newest version as it is', () => {
    expect(migrateSettings({ version: 3 }, 3, 3, steps)).toEqual({ version: 3 });
  });

  it('does not let a step forget to raise the version', () => {
    const forgetful: Migration = { to: 2, migrate: (settings) => settings };
    expect(migrateSettings({ version: 1 }, 1, 2, [forgetful])).toEqual({ version: 2 });
  });

  it('fails when a step is missing', () => {
    expect(() => migrateSettings({ version: 1 }, 1, 4, steps)).toThrow('no migration to settings version 4');
  });
});

describe('[SC-43] the store', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keydesk-settings-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('does not write a file that needs no migration', () => {
    const text = JSON.stringify(sampleSettings);
    writeFileSync(join(folder, 'settings.json'), text);
    const options = { folder, appVersion: '9.9.9', ids: createCryptoIds(), clock: createFixedClock() };
    expect(createElectronSettingsStore(options).read()).toEqual(sampleSettings);
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(text);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingsVersion, type Settings } from '../../src/main/settings/schema';
import type { SettingsStore } from '../../src/main/settings/settings-store';
import { defaultPreferences } from '../../src/shared/domain/preferences';

export interface SettingsStoreBench {
  readonly store: SettingsStore;
  /** Another store over the same place, as after a restart. */
  reopen(): SettingsStore;
  close(): Promise<void>;
}

export const sampleSettings: Settings = {
  version: settingsVersion,
  connections: [
    {
      id: '3b0c1c9e-7a52-4f0e-9d2b-0a5e4f6d7c11',
      name: 'Main shop – Größe 1',
      vendor: 'norce',
      colour: 'teal',
      config: { origin: 'https://norce.example', applicationId: 7, sandboxed: false, 'a.b': 'dots stay dots' },
      secretFields: ['clientId', 'clientSecret'],
      secretOrigins: ['https://norce.example'],
    },
  ],
  hiddenTraining: ['emporix'],
  preferences: {
    theme: 'dark',
    contrast: 'system',
    language: 'system',
    hotKey: null,
    welcomed: true,
    recentLookups: true,
  },
  installationId: '0f0e8e0c-6a3e-4b0e-8a55-6d7f1b2c3d4e',
  window: { x: 10, y: 20, width: 1280, height: 800, maximised: false },
};

/** What every settings store must do. */
export function describeSettingsStore(name: string, open: () => Promise<SettingsStoreBench>): void {
  describe(`settings store: ${name}`, () => {
    let bench: SettingsStoreBench;
    beforeEach(async () => {
      bench = await open();
    });
    afterEach(async () => {
      await bench.close();
    });

    it('starts with the defaults, and with an installation id that stays', () => {
      const { installationId, ...rest } = bench.store.read();
      expect(rest).toEqual({
        version: settingsVersion,
        connections: [],
        hiddenTraining: [],
        preferences: defaultPreferences,
        window: null,
      });
      expect(bench.reopen().read().installationId).toBe(installationId);
      expect(bench.store.setAside).toBeNull();
    });

    it('keeps what was written, now and after a restart', () => {
      bench.store.write(sampleSettings);
      expect(bench.store.read()).toEqual(sampleSettings);
      expect(bench.reopen().read()).toEqual(sampleSettings);
    });

    it('replaces the settings as a whole', () => {
      bench.store.write(sampleSettings);
      const next: Settings = { ...sampleSettings, connections: [], window: null };
      bench.store.write(next);
      expect(bench.reopen().read()).toEqual(next);
    });

    it('hands out copies, so that nobody changes what is kept', () => {
      bench.store.write(sampleSettings);
      bench.store.read().connections.pop();
      expect(bench.store.read()).toEqual(sampleSettings);
    });

    it('refuses settings that are none, and keeps the old ones', () => {
      bench.store.write(sampleSettings);
      const wrong: Settings = { ...sampleSettings, installationId: 'none' };
      expect(() => bench.store.write(wrong)).toThrow();
      expect(bench.store.read()).toEqual(sampleSettings);
      expect(bench.reopen().read()).toEqual(sampleSettings);
    });
  });
}

import { expect, it } from 'vitest';
import { migrations } from '../../../../src/main/settings/migrations';
import { migrateSettings } from '../../../../src/main/settings/migrations/migrate';
import { createPreferences } from '../../../../src/main/settings/preferences';
import { settingsSchema, settingsVersion } from '../../../../src/main/settings/schema';
import { defaultPreferences, type Preferences, type SeatRules } from '../../../../src/shared/domain/preferences';
import { emptySettings } from '../../../fakes/empty-settings';
import { createMemorySettingsStore } from '../../../fakes/memory-settings-store';

const rules: SeatRules = { idleLockMinutes: 10, recentLookups: true, maskPersonalData: false, stated: [] };

it('keeps what was chosen and puts it to work at once', () => {
  const settings = createMemorySettingsStore(emptySettings());
  const applied: Preferences[] = [];
  const service = createPreferences({
    settings,
    rules,
    apply: (chosen) => applied.push(chosen),
    hotKeyState: () => 'refused',
  });
  expect(service.get()).toEqual({
    preferences: defaultPreferences,
    rules,
    hotKey: 'refused',
  });
  const chosen: Preferences = {
    theme: 'dark',
    contrast: 'high',
    language: 'fi',
    hotKey: null,
    welcomed: true,
    recentLookups: true,
  };
  service.set(chosen);
  expect(settings.read().preferences).toEqual(chosen);
  expect(applied).toEqual([chosen]);
});

it('changes nothing when a choice can’t be written', () => {
  const applied: Preferences[] = [];
  const settings = createMemorySettingsStore(emptySettings());
  const service = createPreferences({
    settings: {
      ...settings,
      write: () => {
        throw new Error('disk full');
      },
    },
    rules,
    apply: (chosen) => applied.push(chosen),
    hotKeyState: () => 'refused',
  });
  expect(() => service.set({ ...defaultPreferences, theme: 'dark' })).toThrow('disk full');
  expect(applied).toEqual([]);
});

it('takes theme and window of a first settings file over, and welcomes nobody twice', () => {
  const { preferences: _new, ...rest } = emptySettings();
  const first = { ...rest, version: 1, theme: 'dark', window: { width: 1300, height: 900 } };
  const { preferences, window } = settingsSchema.parse(migrateSettings(first, 1, settingsVersion, migrations));
  expect(preferences).toEqual({ ...defaultPreferences, theme: 'dark', welcomed: true });
  expect(window).toEqual({ x: null, y: null, width: 1300, height: 900, maximised: false });
});

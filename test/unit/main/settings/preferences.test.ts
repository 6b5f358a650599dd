import { expect, it } from 'vitest';
import { preferences as migration } from '../../../../src/main/settings/migrations/0002-preferences';
import { createPreferences } from '../../../../src/main/settings/preferences';
import { settingsSchema } from '../../../../src/main/settings/schema';
import { defaultPreferences, type Preferences } from '../../../../src/shared/domain/preferences';
import { emptySettings } from '../../../fakes/empty-settings';
import { createMemorySettingsStore } from '../../../fakes/memory-settings-store';

it('keeps what was chosen and puts it to work at once', () => {
  const settings = createMemorySettingsStore(emptySettings());
  const applied: Preferences[] = [];
  const service = createPreferences({
    settings,
    rules: { idleLockMinutes: 10 },
    apply: (chosen) => applied.push(chosen),
  });
  expect(service.get()).toEqual({ preferences: defaultPreferences, rules: { idleLockMinutes: 10 } });
  const chosen: Preferences = { theme: 'dark', contrast: 'high', language: 'fi' };
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
    rules: { idleLockMinutes: 10 },
    apply: (chosen) => applied.push(chosen),
  });
  expect(() => service.set({ ...defaultPreferences, theme: 'dark' })).toThrow('disk full');
  expect(applied).toEqual([]);
});

it('takes the theme of an older settings file over', () => {
  const { preferences: _new, ...rest } = emptySettings();
  const migrated = migration.migrate({ ...rest, version: 1, theme: 'dark' });
  expect(settingsSchema.parse({ ...migrated, version: 2 }).preferences).toEqual({
    ...defaultPreferences,
    theme: 'dark',
  });
});

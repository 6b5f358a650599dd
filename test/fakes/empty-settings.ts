import { defaultPreferences } from '../../src/shared/domain/preferences';
import { settingsVersion, type Settings } from '../../src/main/settings/schema';

/** The settings of a new installation. */
export function emptySettings(changes: Partial<Settings> = {}): Settings {
  return {
    version: settingsVersion,
    connections: [],
    hiddenTraining: [],
    preferences: defaultPreferences,
    installationId: '00000000-0000-4000-8000-0000000000ff',
    window: null,
    ...changes,
  };
}

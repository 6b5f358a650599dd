import { defaultPreferences } from '../../shared/domain/preferences';
import type { Ids } from '../platform/ids';
import { settingsVersion, type Settings } from './schema';

/** What a new installation starts with. */
export function defaultSettings(ids: Ids): Settings {
  return {
    version: settingsVersion,
    connections: [],
    hiddenTraining: [],
    preferences: defaultPreferences,
    installationId: ids.uuid(),
    window: null,
  };
}

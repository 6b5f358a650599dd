import type { Settings } from '../../src/main/settings/schema';

/** The settings of a new installation. */
export function emptySettings(changes: Partial<Settings> = {}): Settings {
  return {
    version: 1,
    connections: [],
    hiddenTraining: [],
    theme: 'system',
    installationId: '00000000-0000-4000-8000-0000000000ff',
    window: null,
    ...changes,
  };
}

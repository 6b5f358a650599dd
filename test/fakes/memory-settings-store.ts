import type { Settings } from '../../src/main/settings/schema';
import { settingsSchema } from '../../src/main/settings/schema';
import type { SettingsStore } from '../../src/main/settings/settings-store';

/** Settings that are gone when the test ends; held to the schema like the real ones. */
export function createMemorySettingsStore(initial: Settings, setAside: string | null = null): SettingsStore {
  let current = settingsSchema.parse(initial);
  return {
    read: () => structuredClone(current),
    write: (settings) => {
      current = settingsSchema.parse(settings);
    },
    setAside,
  };
}

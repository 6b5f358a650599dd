import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { PreferencesService } from '../../settings/preferences';

export type SettingsUseCases = PreferencesService;

export function settingsProcedures(preferences: SettingsUseCases) {
  const os = implement(contract.settings);
  return {
    get: os.get.handler(() => preferences.get()),
    set: os.set.handler(({ input }) => {
      preferences.set(input.preferences);
      return { hotKey: preferences.get().hotKey };
    }),
  };
}

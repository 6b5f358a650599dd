import type { HotKeyState, Preferences, SeatRules } from '../../shared/domain/preferences';
import type { SettingsStore } from './settings-store';

export interface Seat {
  readonly preferences: Preferences;
  readonly rules: SeatRules;
  readonly hotKey: HotKeyState;
}

export interface PreferencesService {
  get(): Seat;
  /** @throws KeydeskError `misconfigured` when the settings can't be written; nothing is changed then */
  set(preferences: Preferences): void;
}

/** What an agent chooses for this seat, kept in the settings and put to work at once. */
export function createPreferences(options: {
  readonly settings: SettingsStore;
  readonly rules: SeatRules;
  apply(preferences: Preferences): void;
  hotKeyState(): HotKeyState;
}): PreferencesService {
  const { settings, rules } = options;
  return {
    get: () => ({ preferences: settings.read().preferences, rules, hotKey: options.hotKeyState() }),
    set(preferences) {
      settings.write({ ...settings.read(), preferences });
      options.apply(preferences);
    },
  };
}

import type { Settings } from './schema';

/** Preferences and the non-secret half of connections, kept in one versioned file. */
export interface SettingsStore {
  read(): Settings;
  /** Replaces the settings as a whole; atomic on disk. */
  write(settings: Settings): void;
  /** Path of a file that could not be read and was set aside at start; null when all was well. */
  readonly setAside: string | null;
}

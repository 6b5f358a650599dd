import { basename } from 'node:path';
import type { Failure } from '../../shared/domain/failure';
import type { Clipboard } from '../platform/clipboard';
import type { SettingsStore } from '../settings/settings-store';
import type { BuildFacts } from './build-facts';
import type { RecordKeeping } from './record-keeping';

export interface AppFacts {
  readonly version: string;
  readonly electronVersion: string;
  readonly platform: string;
  /** The OS account; null when the OS doesn't say. */
  readonly agent: string | null;
  /** Null for an app that was started from a checkout. */
  readonly build: BuildFacts | null;
}

export interface AppInfo extends AppFacts {
  readonly keychainProblem: Failure | null;
  readonly journalProblem: Failure | null;
  /** Name of a settings file that was set aside. */
  readonly settingsSetAside: string | null;
}

export interface AppService {
  /** Waits until keychain and journal are known to work or not; looks again as long as they don't. */
  info(): Promise<AppInfo>;
  /** Copies a plain value that the window shows. */
  copyText(text: string): Promise<void>;
}

export function createAppService(options: {
  readonly facts: AppFacts;
  readonly settings: Pick<SettingsStore, 'setAside'>;
  readonly clipboard: Clipboard;
  readonly records: RecordKeeping;
}): AppService {
  const { settings, records } = options;
  return {
    async info() {
      await records.check();
      return {
        ...options.facts,
        keychainProblem: records.keychainProblem(),
        journalProblem: records.journal.problem(),
        settingsSetAside: settings.setAside === null ? null : basename(settings.setAside),
      };
    },
    copyText: (text) => options.clipboard.write(text),
  };
}

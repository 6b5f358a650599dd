import { basename } from 'node:path';
import type { Failure } from '../../shared/domain/failure';
import type { ShippedPart } from '../../shared/domain/shipped-part';
import type { ClockWatch } from '../connections/clock-watch';
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
  /** Nothing is known of the keychain yet, and with it of the journal. */
  readonly keychainPending: boolean;
  readonly keychainProblem: Failure | null;
  readonly journalProblem: Failure | null;
  /** Name of a settings file that was set aside. */
  readonly settingsSetAside: string | null;
  /** As {@link ClockWatch.warningMs}. */
  readonly clockOffsetMs: number | null;
}

/**
 * How long the window waits to hear of the keychain. A call to it may take 5 s (SC-21); with the window's own start that is
 * longer than anybody should be left without a word (G11).
 */
const wordWithinMs = 2_000;

export interface AppService {
  /**
   * Waits for 2 s until keychain and journal are known to work or not, and else says that they aren't; looks again as long
   * as they don't work.
   */
  info(): Promise<AppInfo>;
  /** What of others lies in this Keydesk, with its licences. */
  licences(): Promise<{ parts: ShippedPart[] }>;
  /** Copies a plain value that the window shows. */
  copyText(text: string): Promise<void>;
}

export function createAppService(options: {
  readonly facts: AppFacts;
  readonly settings: Pick<SettingsStore, 'setAside'>;
  readonly clipboard: Clipboard;
  readonly records: RecordKeeping;
  readonly clockWatch: Pick<ClockWatch, 'warningMs'>;
  readShippedParts(): Promise<ShippedPart[]>;
  readonly wordWithinMs?: number;
}): AppService {
  const { settings, records } = options;
  return {
    async info() {
      const keychainPending = !(await isDoneWithin(records.check(), options.wordWithinMs ?? wordWithinMs));
      return {
        ...options.facts,
        keychainPending,
        keychainProblem: records.keychainProblem(),
        journalProblem: records.journal.problem(),
        settingsSetAside: settings.setAside === null ? null : basename(settings.setAside),
        clockOffsetMs: options.clockWatch.warningMs(),
      };
    },
    licences: async () => ({ parts: await options.readShippedParts() }),
    copyText: (text) => options.clipboard.write(text),
  };
}

/** @throws whatever `work` throws in time; what it throws later is left to whoever else waits for it */
async function isDoneWithin(work: Promise<void>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

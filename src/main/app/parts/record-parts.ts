import { createRecordedWrites, type RecordedWrites } from '../../accounts/recorded-writes';
import { createClockWatch, type ClockWatch } from '../../connections/clock-watch';
import type { Journal } from '../../journal/journal';
import type { LiveExport } from '../../journal-export/live/live-export';
import { openLiveExport } from '../../journal-export/live/open-live-export';
import { createKnownResets, type KnownResets } from '../../reset-links/known-resets';
import { createSessionSecretStore } from '../../secrets/session-secret-store';
import type { Ports } from '../ports';
import { createRecordKeeping, type RecordKeeping } from '../record-keeping';
import { createReports, type Reports } from '../reports';

/** Keychain, journal and what is told of it: what every write goes through. */
export interface RecordParts {
  readonly clockWatch: ClockWatch;
  readonly records: RecordKeeping;
  readonly knownResets: KnownResets;
  readonly journal: Journal;
  /** Null where the policy names no collector. */
  readonly liveExport: LiveExport | null;
  readonly writes: RecordedWrites;
  readonly reports: Reports;
}

export function createRecordParts(ports: Ports): RecordParts {
  const { clock, policy, secretStore, facts } = ports;
  const clockWatch = createClockWatch(clock);
  const records = createRecordKeeping({
    keychain: secretStore,
    session: createSessionSecretStore(),
    openJournal: (kind, store) => ports.openJournal(kind, store, () => clockWatch.offsetMs()),
  });
  const knownResets = createKnownResets({ clock, agent: facts.agent, journalKind: () => records.journalKind() });
  const journal = knownResets.watch(records.journal);
  const liveExport =
    policy.logTarget === null
      ? null
      : openLiveExport({
          ...{ target: policy.logTarget, journal, cursorPath: ports.exportCursorPath, fetch: ports.fetch, clock },
          journalKind: () => records.journalKind(),
        });
  const writes = createRecordedWrites({
    journal: { ...journal, problem: () => journal.problem() ?? liveExport?.problem() ?? null },
    agent: facts.agent,
  });
  const reports = createReports({ log: ports.log, journal, clockWatch });

  return { clockWatch, records, knownResets, journal, liveExport, writes, reports };
}

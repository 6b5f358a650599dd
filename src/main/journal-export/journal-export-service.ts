import { basename } from 'node:path';
import type { ExportFormat, JournalExportEvent } from '../../shared/domain/journal-export';
import { fail, isKeydeskError } from '../../shared/domain/failure';
import type { JournalHead } from '../../shared/domain/journal-check';
import type { JournalFilter } from '../../shared/domain/journal-entry';
import type { Clock } from '../../shared/lib/clock';
import type { KnownConnections } from '../connections/known-connections';
import type { Journal } from '../journal/journal';
import type { FileChooser } from '../platform/file-chooser';
import { withSubject } from '../journal-view/journal-view-service';
import { readHead } from './read-head';
import { writeExport } from './write-export';

/** The journal as a file for others. */
export interface JournalExport {
  /**
   * Asks where to, and writes; the last event says what became of it. Cancelled by its signal.
   *
   * @throws KeydeskError `journal-unavailable` when the journal can't be read, `invalid-input` when the file can't be written
   */
  export(order: ExportRequest, signal: AbortSignal): AsyncGenerator<JournalExportEvent>;
  /** A head to check the journal against, from a file the agent chooses; null when the dialog was dismissed. */
  chooseHead(): Promise<{ readonly head: JournalHead | null; readonly fileName: string | null }>;
}

export interface ExportRequest {
  readonly format: ExportFormat;
  readonly filter: JournalFilter;
}

export function createJournalExport(options: {
  readonly journal: Pick<Journal, 'trail'>;
  readonly connections: Pick<KnownConnections, 'byId'>;
  readonly chooser: FileChooser;
  readonly clock: Clock;
}): JournalExport {
  const { chooser } = options;
  return {
    async *export({ format, filter }, signal) {
      const wanted = await withSubject(filter, options.connections);
      const trail = await options.journal.trail();
      const day = new Date(options.clock.now()).toISOString().slice(0, 10);
      const path = await chooser.toSave({ fileName: `keydesk-journal-${day}.${format}`, extension: format });
      if (path === null) {
        yield { step: 'dismissed' };
        return;
      }
      try {
        yield* writeExport({ trail, format, filter: wanted, path, signal });
      } catch (error) {
        if (isKeydeskError(error)) throw error;
        throw fail({ code: 'invalid-input', field: 'file', problem: 'not-written' }, { cause: error });
      }
    },
    async chooseHead() {
      const path = await chooser.toOpen({ extension: 'json' });
      if (path === null) return { head: null, fileName: null };
      return { head: await readHead(path), fileName: basename(path) };
    },
  };
}

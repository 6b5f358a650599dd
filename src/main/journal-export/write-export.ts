import { open, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ExportFormat, JournalExportEvent } from '../../shared/domain/journal-export';
import { claimsOf, splitLines } from '../journal/chain';
import type { JournalTrail } from '../journal/journal';
import { maxRecordBytes, parseRecord } from '../journal/record';
import { takeSnapshot, type JournalSnapshot } from '../journal/verify';
import type { PageFilter } from '../journal-view/page-filter';
import { csvHead, toCsvRows, toNdjson } from './formats';
import { selectRecords } from './selected-records';

export interface ExportOrder {
  readonly trail: JournalTrail;
  readonly format: ExportFormat;
  readonly filter: PageFilter;
  readonly path: string;
  readonly signal: AbortSignal;
}

/** How often it says how far it is. */
const progressBytes = 4 * 1024 * 1024;

/**
 * Writes the journal, or what a filter lets through, to a file, with the head of the journal in a file beside it. The files
 * appear under their names only when they are whole; a cancelled export leaves nothing behind.
 */
export async function* writeExport(order: ExportOrder): AsyncGenerator<JournalExportEvent> {
  const { trail, format, path, signal } = order;
  const snapshot = await takeSnapshot(trail.files);
  const totalBytes = snapshot.reduce((sum, { size }) => sum + size, 0);
  const head = await headOf(trail, snapshot);
  const part = `${path}.part`;
  let done = false;
  try {
    const file = await open(part, 'w', 0o600);
    let entries = 0;
    try {
      if (format === 'csv') await file.write(csvHead());
      let doneBytes = 0;
      let toldBytes = 0;
      for await (const { selected, bytes } of selectRecords(trail, snapshot, order.filter)) {
        if (signal.aborted) return;
        entries += selected.length;
        if (format === 'csv') await file.write(toCsvRows(selected));
        // Everything as it stands: such a file can be checked like the journal itself.
        else await file.write(isAll(order.filter) ? bytes : toNdjson(selected));
        doneBytes += bytes.length;
        if (doneBytes - toldBytes < progressBytes) continue;
        toldBytes = doneBytes;
        yield { step: 'progress', entries, doneBytes, totalBytes };
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (signal.aborted) return;
    const headPath = head === null ? null : `${path}.head.json`;
    if (headPath !== null) await writeFile(headPath, `${JSON.stringify(head)}\n`, { mode: 0o600 });
    await rename(part, path);
    done = true;
    yield {
      ...{ step: 'done', entries, fileName: basename(path) },
      headFileName: headPath === null ? null : basename(headPath),
    };
  } finally {
    if (!done) await rm(part, { force: true }).catch(() => undefined);
  }
}

function isAll(filter: PageFilter): boolean {
  return Object.values(filter).every((value) => value === undefined);
}

/** The head of what is exported; null for an empty journal. */
async function headOf({ files }: JournalTrail, snapshot: JournalSnapshot) {
  const last = snapshot.at(-1);
  if (last === undefined) return null;
  const from = Math.max(0, last.size - 2 * maxRecordBytes);
  const line = splitLines(await files.readPart(last.name, from, last.size - from)).lines.at(-1);
  const claims = line === undefined ? null : claimsOf(line);
  if (line === undefined || claims === null) return null;
  const ts = parseRecord(line)?.ts;
  return { ...claims.head, ...(ts === undefined ? {} : { ts }) };
}

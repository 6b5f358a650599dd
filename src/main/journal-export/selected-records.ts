import type { JournalTrail } from '../journal/journal';
import { splitLines } from '../journal/chain';
import { readLineBlocks } from '../journal/read-lines';
import { dayOf, monthOf, parseRecord, type JournalRecord } from '../journal/record';
import { createOutcomes } from '../journal-view/outcomes';
import { filterForFile, wantsOutcome, type FileFilter, type PageFilter } from '../journal-view/page-filter';
import type { JournalSnapshot } from '../journal/verify';

/** A wanted record as it stands in its file, with the line of its outcome where it is a write. */
export interface SelectedRecord {
  readonly line: Buffer;
  readonly record: JournalRecord;
  readonly outcomeLine: Buffer | null;
  readonly outcome: JournalRecord | null;
}

/** What was found in one block, and how much was read for it. */
export interface SelectedBlock {
  readonly selected: readonly SelectedRecord[];
  readonly bytes: Buffer;
}

/** The records a filter lets through, oldest first, block by block. */
export async function* selectRecords(
  { files, monthKey }: JournalTrail,
  snapshot: JournalSnapshot,
  filter: PageFilter,
): AsyncGenerator<SelectedBlock> {
  const outcomes = createOutcomes(files);
  let current: { readonly day: string; readonly wanted: FileFilter | null } = { day: '', wanted: null };
  for (const [at, { name, size }] of snapshot.entries()) {
    const names = snapshot.slice(at, at + 2).map((file) => file.name);
    for await (const { bytes, whole } of readLineBlocks(files, name, size)) {
      const selected: SelectedRecord[] = [];
      let offset = 0;
      for (const line of whole ? splitLines(bytes).lines : []) {
        offset += line.length + 1;
        const record = parseRecord(line);
        if (record === null || record.kind === 'outcome') continue;
        const day = dayOf(record.ts);
        if (current.day !== day) {
          current = { day, wanted: filterForFile(filter, { day, sealDay: null }, await monthKey(monthOf(day))) };
        }
        if (current.wanted?.wants(record) !== true) continue;
        const isIntent = record.kind === 'intent';
        if (!isIntent && filter.outcome !== undefined) continue;
        const outcomeLine = isIntent ? await outcomes.of(record.id, [bytes.subarray(offset)], names) : null;
        if (!wantsOutcome(filter, outcomeLine)) continue;
        selected.push({ line, record, outcomeLine, outcome: outcomeLine && parseRecord(outcomeLine) });
      }
      yield { selected, bytes };
    }
  }
}

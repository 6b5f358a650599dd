import { z } from 'zod';
import { callerCheckSchema, writeReasonSchema } from '../../shared/domain/action';
import { journalActs, journalOutcomes } from '../../shared/domain/journal-entry';
import { vendorIdSchema } from '../../shared/domain/vendor';

/** Longest line, its LF included. */
export const maxRecordBytes = 4096;

const kinds = ['event', 'intent', 'outcome', 'seal', 'alarm'] as const;
const hash = z.string().regex(/^[\w-]{43}$/u);
const pseudonym = z.string().regex(/^[\w-]{22}$/u);

/** One line of the journal, as `docs/journal.md` describes it; no other members, and absent rather than null. */
export const journalRecordSchema = z.strictObject({
  prev: z.union([hash, z.literal('')]),
  seq: z.int().positive(),
  ts: z.iso.datetime({ precision: 3 }),
  id: z.uuid(),
  v: z.literal(1),
  dev: z.string().min(1).max(64),
  app: z.string().min(1).max(64),
  agent: z.string().min(1).max(192),
  kind: z.enum(kinds),
  act: z.enum(journalActs),
  conn: z.string().max(64).optional(),
  vendor: vendorIdSchema.optional(),
  subj: pseudonym.optional(),
  acct: z.string().max(1500).optional(),
  why: writeReasonSchema.optional(),
  ticket: z.string().max(40).optional(),
  check: callerCheckSchema.optional(),
  ref: z.uuid().optional(),
  out: z.enum(journalOutcomes).optional(),
  code: z.string().max(64).optional(),
  tok: z.strictObject({ kid: z.string().max(64), exp: z.int(), fp: pseudonym }).optional(),
  n: z.int().optional(),
  clk: z.int().optional(),
  log: pseudonym.optional(),
  mac: hash.optional(),
  hash,
});
export type JournalRecord = Readonly<z.infer<typeof journalRecordSchema>>;

/** What a record says; the chain adds `prev`, `seq` and `hash`. The members are written in the order given here. */
export type RecordMembers = Omit<JournalRecord, 'prev' | 'seq' | 'hash'>;

const membersSchema = journalRecordSchema.omit({ prev: true, seq: true, hash: true });

/** Whether a line of these members would be a record. */
export function isRecord(members: RecordMembers): boolean {
  return membersSchema.safeParse(members).success;
}

/** A line as a record, or null for one that is none. */
export function parseRecord(line: Buffer): JournalRecord | null {
  try {
    const parsed = journalRecordSchema.safeParse(JSON.parse(line.toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** `YYYY-MM-DD` of a time stamp. */
export function dayOf(ts: string): string {
  return ts.slice(0, 10);
}

/** `YYYY-MM` of a time stamp. */
export function monthOf(ts: string): string {
  return ts.slice(0, 7);
}

import { z } from 'zod';

/** A place in the chain as it is kept elsewhere: it shows later that nothing before it was cut off or written anew. */
export const journalHeadSchema = z.strictObject({
  seq: z.int().positive(),
  hash: z.string().regex(/^[\w-]{43}$/u),
  /** Time stamp of that record, for people; nothing is checked against it. */
  ts: z.string().max(40).optional(),
});
export type JournalHead = Readonly<z.infer<typeof journalHeadSchema>>;

/** What a check can find. The first of them ends it: behind a broken place nothing can be said. */
export const journalDamages = [
  /** The line's bytes and its hash don't fit together. */
  'changed',
  /** The line is not the one that follows the line before it: removed, doubled, swapped or inserted. */
  'does-not-follow',
  'after-seal',
  'too-long',
  /** The last line has no end. */
  'no-end',
  /** The file before this one has no seal at its end. */
  'no-seal',
  /** The file does not begin where the one before it ends. */
  'file-missing',
  /** Not the record of the head it is checked against: the history was written anew. */
  'other-head',
  /** The journal ends before the record of the head: its tail was cut off. */
  'tail-missing',
  /** The record of the head is older than what is left, so nothing can be compared. */
  'head-gone',
] as const;

/** One step of a check, and at last its result. */
export const journalCheckEventSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('progress'), records: z.int(), doneBytes: z.int(), totalBytes: z.int() }),
  z.object({
    step: z.literal('good'),
    records: z.int(),
    /** Number of the first record there is: older ones are deleted when their time is over. Null for an empty journal. */
    firstSeq: z.int().nullable(),
    head: journalHeadSchema.nullable(),
    headMatched: z.boolean(),
    seals: z.int(),
    /** Places where the clock ran backwards by more than a second; not a fault of the journal. */
    clockRanBack: z.int(),
    /** Files, by name, whose seal was not made with this desk's key. Null when the key is not at hand. */
    strangeSeals: z.array(z.string()).max(100).nullable(),
  }),
  z.object({
    step: z.literal('bad'),
    damage: z.enum(journalDamages),
    file: z.string().nullable(),
    /** 1-based. */
    line: z.int().nullable(),
    /** How many records before it are good. */
    records: z.int(),
  }),
]);
export type JournalCheckEvent = Readonly<z.infer<typeof journalCheckEventSchema>>;
export type JournalDamage = (typeof journalDamages)[number];

import { z } from 'zod';
import { accountRefSchema } from './account';
import { ticketSchema } from './action';
import { vendorIdSchema } from './vendor';

/** What a record of the journal can be about; the closed list of `docs/journal.md`. */
export const journalActs = [
  'journal.open',
  'app.start',
  'app.fault',
  'lookup',
  'account.open',
  'account.activate',
  'account.deactivate',
  'reset.link',
  'reset.mail',
  'reset.force',
  'link.reveal',
  'shopper.register',
  'session.end',
  'sign-in-as',
  'bulk.start',
  'bulk.end',
  'secret.set',
  'secret.delete',
  'connection.change',
  'policy.change',
  'port.refused',
  'limit.hit',
  'export.gap',
] as const;
export type JournalAct = (typeof journalActs)[number];

export const journalOutcomes = ['ok', 'noop', 'denied', 'failed', 'unknown'] as const;
/** `open`: the intent stands in the journal and no outcome does. */
export const entryOutcomes = [...journalOutcomes, 'open'] as const;
const entryOutcomeSchema = z.enum(entryOutcomes);
export type EntryOutcome = z.infer<typeof entryOutcomeSchema>;

/** One line of the journal for people to read, intent and outcome told as one. */
export const journalEntrySchema = z.object({
  seq: z.number().int(),
  id: z.string(),
  at: z.string(),
  agent: z.string(),
  /** The colleague who agreed; null where nobody had to. */
  second: z.string().nullable(),
  device: z.string(),
  version: z.string(),
  /** `unreadable`: there is a line, but it is no record. */
  kind: z.enum(['event', 'intent', 'seal', 'alarm', 'unreadable']),
  act: z.string(),
  connectionId: z.string().nullable(),
  vendor: vendorIdSchema.nullable(),
  /** Stands for one account in the records of one month. */
  pseudonym: z.string().nullable(),
  reason: z.string().nullable(),
  ticket: z.string().nullable(),
  callerCheck: z.string().nullable(),
  /** Null for what has none because it is no write. */
  outcome: entryOutcomeSchema.nullable(),
  failureCode: z.string().nullable(),
  count: z.number().nullable(),
  clockOffsetMs: z.number().nullable(),
  linkExpiresAt: z.string().nullable(),
  hash: z.string(),
  previousHash: z.string(),
  outcomeRecord: z.object({ seq: z.number().int(), at: z.string(), hash: z.string() }).nullable(),
});
export type JournalEntry = Readonly<z.infer<typeof journalEntrySchema>>;

/** Which entries are wanted; what is left out does not matter. */
export const journalFilterSchema = z.strictObject({
  /** First and last moment. */
  from: z.iso.datetime({ precision: 3 }).optional(),
  to: z.iso.datetime({ precision: 3 }).optional(),
  /** The account of the computer, with or without its `os:`. */
  agent: z.string().min(1).max(128).optional(),
  connectionId: z.string().min(1).max(64).optional(),
  acts: z.array(z.enum(journalActs)).min(1).max(journalActs.length).optional(),
  outcome: entryOutcomeSchema.optional(),
  ticket: ticketSchema.optional(),
  account: accountRefSchema.optional(),
});
export type JournalFilter = Readonly<z.infer<typeof journalFilterSchema>>;

/** Some entries, newest first, and where the next ones begin. */
export const journalPageSchema = z.object({
  entries: z.array(journalEntrySchema),
  /** Null when everything has been searched. */
  next: z.string().nullable(),
  /** The day down to which has been searched, as `YYYY-MM-DD`; null in an empty journal. */
  searchedTo: z.string().nullable(),
});
export type JournalPage = Readonly<z.infer<typeof journalPageSchema>>;

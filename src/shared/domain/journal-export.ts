import { z } from 'zod';

export const exportFormats = ['ndjson', 'csv'] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** How the live export stands. */
export const exportStatusSchema = z.object({
  kind: z.enum(['otlp', 'syslog', 'cef']),
  /** Its address, as the policy names it. */
  collector: z.string(),
  acknowledgedAt: z.string().nullable(),
  acknowledgedSeq: z.int().nullable(),
  backlogBytes: z.int(),
  failingSince: z.string().nullable(),
  failureCode: z.string().nullable(),
});
export type ExportStatus = Readonly<z.infer<typeof exportStatusSchema>>;

/** One step of an export to a file. Without `done` or `dismissed` at the end it was cancelled, and there is no file. */
export const journalExportEventSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('progress'), entries: z.int(), doneBytes: z.int(), totalBytes: z.int() }),
  z.object({
    step: z.literal('done'),
    entries: z.int(),
    fileName: z.string(),
    /** The head of the journal, kept beside the export; null for an empty journal. */
    headFileName: z.string().nullable(),
  }),
  /** No file was chosen. */
  z.object({ step: z.literal('dismissed') }),
]);
export type JournalExportEvent = Readonly<z.infer<typeof journalExportEventSchema>>;

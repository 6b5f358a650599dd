import { z } from 'zod';

/** A short key, safe to show: bounded, and never free text from a vendor. */
const key = z.string().max(120);
const instant = z.string();

/** Why the journal can't be written. */
export const journalTroubles = ['disk-full', 'no-rights', 'read-only', 'disk-error', 'broken', 'in-use'] as const;
export type JournalTrouble = (typeof journalTroubles)[number];

/**
 * Every way in which Keydesk can fail, for the whole program. A failure is data: it is decided where it happens, crosses
 * processes as it is, and is put into words where it is read. It never holds a secret, a link or a vendor's free text.
 */
export const failureSchema = z.discriminatedUnion('code', [
  /** The vendor could not be reached, and the request certainly did not arrive. */
  z.object({ code: z.literal('offline'), cause: z.enum(['offline', 'dns', 'refused', 'proxy']) }),
  z.object({ code: z.literal('timeout') }),
  /** The vendor answered that it can't serve now, broke off, or is being left alone after repeated failures. */
  z.object({
    code: z.literal('unavailable'),
    cause: z.enum(['5xx', 'reset', 'breaker', 'maintenance', 'queue-full']),
    status: z.number().int().nullable(),
    retryAt: instant.nullable(),
  }),
  z.object({ code: z.literal('rate-limited'), retryAt: instant.nullable() }),
  /** A token was refused twice in a row. */
  z.object({ code: z.literal('auth'), cause: z.enum(['expired', 'second-401']) }),
  /** The client id or secret itself was refused; nothing is tried again until the settings change. */
  z.object({ code: z.literal('credentials-rejected'), key: key.nullable() }),
  z.object({ code: z.literal('forbidden'), missingScope: key.nullable() }),
  z.object({ code: z.literal('not-found') }),
  z.object({ code: z.literal('conflict'), key: key.nullable() }),
  /** The vendor understood the request and refused it; `key` is the vendor's own key for the cause. */
  z.object({ code: z.literal('rejected'), key: key.nullable() }),
  /** The vendor's answer was not what its contract says; `path` names the bad field, never its value. */
  z.object({
    code: z.literal('vendor-error'),
    cause: z.enum(['json', 'encoding', 'schema', 'size', 'media-type', 'empty', 'redirect', 'status']),
    path: key.nullable(),
    status: z.number().int().nullable(),
  }),
  z.object({ code: z.literal('tls-untrusted'), host: z.string().max(255) }),
  z.object({ code: z.literal('proxy-auth') }),
  z.object({ code: z.literal('cancelled') }),
  /** A write left for the vendor and its effect is not known. Never repeated by itself. */
  z.object({ code: z.literal('unknown-outcome') }),
  z.object({ code: z.literal('unsupported'), reason: key }),
  z.object({ code: z.literal('policy-denied'), rule: key }),
  z.object({ code: z.literal('keychain-locked') }),
  z.object({ code: z.literal('keychain-absent') }),
  z.object({ code: z.literal('keychain-unresponsive') }),
  z.object({ code: z.literal('keychain-refused') }),
  z.object({ code: z.literal('keychain-module-missing') }),
  /** Nothing can be recorded, so nothing may be changed. `at` names the file, and the line, that does not hold together. */
  z.object({
    code: z.literal('journal-unavailable'),
    cause: z.enum(journalTroubles).optional(),
    at: key.optional(),
  }),
  z.object({ code: z.literal('clock-untrusted'), offsetMs: z.number() }),
  z.object({
    code: z.literal('misconfigured'),
    cause: z.enum(['setting', 'tenant', 'list', 'store-hash', 'site', 'credentials-missing', 'host-changed', 'origin']),
    field: key.nullable(),
  }),
  /** More than one account fits; the agent has to choose. */
  z.object({ code: z.literal('ambiguous'), count: z.number().int() }),
  z.object({ code: z.literal('invalid-input'), field: key, problem: key }),
]);

export type Failure = Readonly<z.infer<typeof failureSchema>>;
export type FailureCode = Failure['code'];

/** The only error class that carries a failure; everything else that is thrown is a bug of ours. */
export class KeydeskError extends Error {
  override readonly name = 'KeydeskError';
  constructor(
    readonly failure: Failure,
    options?: ErrorOptions,
  ) {
    super(failure.code, options);
  }
}

export function isKeydeskError(error: unknown): error is KeydeskError {
  return error instanceof KeydeskError;
}

/** Shorthand for `throw fail({ code: … })`. */
export function fail(failure: Failure, options?: ErrorOptions): KeydeskError {
  return new KeydeskError(failure, options);
}

/** Time and size limits of calls to a vendor, in milliseconds and bytes; the numbers are those of docs/resilience.md. */
export interface HttpLimits {
  /** Until the first byte of the answer, for one attempt, by kind of call. */
  readonly firstByteMs: Readonly<Record<CallKind, number>>;
  /** Between two chunks of the body. */
  readonly betweenChunksMs: number;
  /** One attempt from begin to end. */
  readonly attemptMs: number;
  /** The whole operation with all attempts and waits, by kind of call. */
  readonly deadlineMs: Readonly<Record<CallKind, number>>;
  readonly attempts: Readonly<Record<CallKind, number>>;
  readonly backoffBaseMs: number;
  readonly backoffMinMs: number;
  readonly backoffMaxMs: number;
  /** Largest answer after decompression. */
  readonly bodyBytes: number;
  /** Deepest nesting of a JSON answer. */
  readonly jsonDepth: number;
  /** Pauses before the reads that settle what an unclear write did. */
  readonly readBackDelaysMs: readonly number[];
}

/**
 * How a call behaves when it fails: `lookup` and `read` may be repeated, `token` once more, `write` never by itself.
 * `once` is a write whose repetition would act a second time; it goes out on a connection of its own.
 */
export type CallKind = 'lookup' | 'read' | 'token' | 'write' | 'once';

export const defaultLimits: HttpLimits = {
  firstByteMs: { lookup: 4_000, read: 8_000, token: 10_000, write: 10_000, once: 10_000 },
  betweenChunksMs: 5_000,
  attemptMs: 15_000,
  deadlineMs: { lookup: 8_000, read: 10_000, token: 10_000, write: 25_000, once: 25_000 },
  attempts: { lookup: 3, read: 3, token: 2, write: 1, once: 1 },
  backoffBaseMs: 250,
  backoffMinMs: 50,
  backoffMaxMs: 2_000,
  bodyBytes: 5 * 1024 * 1024,
  jsonDepth: 64,
  readBackDelaysMs: [1_000, 2_000, 4_000],
};

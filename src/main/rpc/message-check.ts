import { z } from 'zod';

/** Largest message from a window, in UTF-16 units of its JSON text. */
export const maxMessageLength = 64 * 1024;
/** Deepest nesting of a message, its envelope included. */
export const maxMessageDepth = 16;

export type MessageProblem =
  'not-text' | 'too-large' | 'not-json' | 'too-deep' | 'forbidden-key' | 'malformed-text' | 'envelope';

export type MessageVerdict =
  | { readonly ok: true; readonly kind: 'request' | 'abort' }
  /** `id` is that of the call, where it could be read, so that the caller can be told. */
  | { readonly ok: false; readonly problem: MessageProblem; readonly id: string | null };

// The transport's ids are counters in base 36.
const id = z.string().regex(/^[0-9a-z]{1,16}$/u);

/** What the window's client may send: a call of one procedure with plain JSON, or the end of a call. Everything else the transport knows is left out. */
const envelope = z.union([
  z.strictObject({
    i: id,
    p: z.strictObject({
      u: z.string().regex(/^\/[A-Za-z]{1,40}\/[A-Za-z]{1,40}$/u),
      // No type annotations: every input of the contract is plain JSON.
      b: z.strictObject({ json: z.unknown().optional(), meta: z.array(z.never()).optional() }).optional(),
    }),
  }),
  z.strictObject({ i: id, t: z.literal(4) }),
]);

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
const control = /[\u0000-\u001f\u007f]/u;

// The one text whose own rules say what is wrong with it, in words the agent can act on.
const judgedLater = { path: '/accounts/find', member: 'query' } as const;

/** Judges one message of a window before any of it is used. */
export function checkMessage(data: unknown): MessageVerdict {
  if (typeof data !== 'string') return { ok: false, problem: 'not-text', id: null };
  const refuse = (problem: MessageProblem): MessageVerdict => ({ ok: false, problem, id: readId(data) });
  if (data.length > maxMessageLength) return refuse('too-large');
  const parsed = parse(data);
  if (parsed === undefined) return refuse('not-json');
  const structure = walk(parsed.value, 1, false);
  if (structure !== null) return refuse(structure);
  const message = envelope.safeParse(parsed.value);
  if (!message.success) return refuse('envelope');
  if ('t' in message.data) return { ok: true, kind: 'abort' };
  const { u, b } = message.data.p;
  const text = walk(u === judgedLater.path ? { ...Object(b?.json), [judgedLater.member]: '' } : b?.json, 1, true);
  if (text !== null) return refuse(text);
  return { ok: true, kind: 'request' };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

function walk(value: unknown, depth: number, text: boolean): MessageProblem | null {
  if (typeof value === 'string') {
    return text && (!value.isWellFormed() || control.test(value)) ? 'malformed-text' : null;
  }
  if (value === null || typeof value !== 'object') return null;
  if (depth > maxMessageDepth) return 'too-deep';
  for (const [key, member] of Object.entries(value)) {
    if (forbiddenKeys.has(key)) return 'forbidden-key';
    if (text && (!key.isWellFormed() || control.test(key))) return 'malformed-text';
    const problem = walk(member, depth + 1, text);
    if (problem !== null) return problem;
  }
  return null;
}

/** The id of a message that will not be parsed; the client writes it first. */
function readId(text: string): string | null {
  return /^\{"i":"([0-9a-z]{1,16})"/u.exec(text.slice(0, 64))?.[1] ?? null;
}

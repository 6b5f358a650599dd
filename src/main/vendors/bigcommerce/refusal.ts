import { z } from 'zod';
import { fail, type KeydeskError } from '../../../shared/domain/failure';
import type { HttpAnswer } from '../http';

const v3ErrorSchema = z.object({ errors: z.record(z.string(), z.unknown()).nullish() });

/** What the keys of a V3 `errors` object are known to mean; the texts beside them are never read. */
const meanings: readonly (readonly [RegExp, () => KeydeskError])[] = [
  [/new_password$/u, () => fail({ code: 'rejected', key: 'new_password' })],
  // Two forms were seen for an e-mail that is taken: `.customer_create` and `0.email`.
  [/^(\.customer_create|\d+\.email)$/u, () => fail({ code: 'conflict', key: 'email' })],
  [/^\d+\.id$/u, () => fail({ code: 'not-found' })],
];

/**
 * Says what a 4xx of the REST API means.
 *
 * @param scope the scope this call needs; a 403 has no word about it
 */
export function refusalOf(answer: HttpAnswer, scope: string): KeydeskError {
  switch (answer.status) {
    case 401:
      return fail({ code: 'credentials-rejected', key: null });
    case 403:
      return fail({ code: 'forbidden', missingScope: scope });
    case 404:
      return fail({ code: 'not-found' });
    case 409:
      return fail({ code: 'conflict', key: null });
    default:
      return rejectionOf(answer);
  }
}

function rejectionOf(answer: HttpAnswer): KeydeskError {
  const keys = errorKeys(answer);
  for (const [pattern, make] of meanings) {
    if (keys.some((key) => pattern.test(key))) return make();
  }
  // Only keys that look like paths of fields: anything else could be free text.
  const key = keys.find((candidate) => /^[\w.-]{1,80}$/u.test(candidate)) ?? null;
  return fail({ code: 'rejected', key });
}

function errorKeys(answer: HttpAnswer): readonly string[] {
  try {
    const parsed = v3ErrorSchema.safeParse(answer.json());
    return parsed.success ? Object.keys(parsed.data.errors ?? {}) : [];
  } catch {
    // The status alone says enough; an unreadable explanation must not hide it.
    return [];
  }
}

/** Longest wait that is believed; a vendor that asks for more is treated as one that asks for this. */
const maxWaitMs = 24 * 60 * 60 * 1000;

/**
 * How long a vendor asks to be left alone, in milliseconds from now; null when it does not say.
 *
 * Reads `Retry-After` (seconds or an HTTP date, RFC 9110 10.2.3) and BigCommerce's `X-Rate-Limit-Time-Reset-Ms` and
 * `X-Retry-After`. Never negative; garbage counts as not said.
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | null {
  const resetMs = wholeNumber(headers.get('x-rate-limit-time-reset-ms'));
  if (resetMs !== null) return Math.min(resetMs, maxWaitMs);
  for (const name of ['retry-after', 'x-retry-after']) {
    const value = headers.get(name)?.trim();
    if (value === undefined || value === '') continue;
    const seconds = wholeNumber(value);
    if (seconds !== null) return Math.min(seconds * 1000, maxWaitMs);
    if (!/^[A-Z][a-z]{2,8}, /u.test(value)) continue;
    const at = Date.parse(value);
    if (!Number.isNaN(at)) return Math.min(Math.max(0, at - nowMs), maxWaitMs);
  }
  return null;
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/u.test(text.trim()) ? Number(text.trim()) : null;
}

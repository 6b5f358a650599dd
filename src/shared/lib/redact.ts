/** What stands in place of anything that must not be read. */
export const redacted = '[redacted]';

/** Shapes of what must never be in a log, wherever it stands. Order matters: whole links go before their parts. */
const secretShapes: readonly RegExp[] = [
  // Links: past the host everything may be a token, a login or a search.
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+/giu,
  // Keydesk's own key texts, and `Authorization` values.
  /\bkdk1:\S+/giu,
  /\b(?:bearer|basic)\s+\S+/giu,
  // E-mail addresses, also percent-encoded or with a full-width at sign.
  /[^\s"'<>(),;:=]+(?:@|＠|%40)[^\s"'<>(),;]+/giu,
  // Telephone and customer numbers.
  /\+?\d[\d\s().-]{5,}\d/gu,
];

/** Anything long without a gap in it: tokens, keys, ids, base64 of whatever. */
const longRun = /[\w+/=~.-]{20,}/gu;
/** Plain words, as in `keychain-module-missing` or `ERR_CONNECTION_RESET`; random text is not made of them. */
const plainWord = /^(?:[A-Z]?[a-z]{1,16}(?:[A-Z][a-z]{1,16}){0,5}|[A-Z]{1,16}|\d{0,3})$/u;

/** A text without what looks like a secret or like somebody's data. */
export function redactText(text: string): string {
  const withoutShapes = secretShapes.reduce((rest, shape) => rest.replaceAll(shape, redacted), text);
  return withoutShapes.replaceAll(longRun, (run) =>
    run.split(/[-_./]/u).every((word) => plainWord.test(word)) ? run : redacted,
  );
}

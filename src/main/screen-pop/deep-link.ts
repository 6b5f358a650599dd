import { cleanQuery, queryLimits, queryProblem } from '../../shared/domain/lookup-key';

export const deepLinkScheme = 'keydesk';

/** `keydesk://find/<value>`: one verb, one percent-encoded value, and nothing else that a link could carry. */
const findLink = /^keydesk:\/\/find\/([\x21-\x7e]+)$/iu;
/** No character of a value takes more than nine when it is encoded. */
const maxLength = 'keydesk://find/'.length + 9 * queryLimits.max;

/**
 * The look-up a link from another program asks for, decoded once and held to the same rules as typing; null for anything
 * else (SC-09).
 */
export function parseDeepLink(link: string): string | null {
  if (link.length > maxLength) return null;
  const encoded = findLink.exec(link)?.[1];
  if (encoded === undefined || /[/\\?#]/u.test(encoded)) return null;
  const value = decode(encoded);
  if (value === null) return null;
  // Hidden characters are refused, as they are in the box, before anything is trimmed away.
  const problem = queryProblem(value);
  if (problem !== null) return null;
  const query = cleanQuery(value);
  return queryProblem(query) === null ? query : null;
}

/** The links among a program's arguments. */
export function deepLinksIn(args: readonly string[]): readonly string[] {
  return args.filter((argument) => argument.slice(0, deepLinkScheme.length + 1).toLowerCase() === `${deepLinkScheme}:`);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

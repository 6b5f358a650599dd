import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepLinksIn, parseDeepLink } from '../../../../src/main/screen-pop/deep-link';
import { cleanQuery, queryProblem } from '../../../../src/shared/domain/lookup-key';

describe('[SC-09] a keydesk:// link', () => {
  it.each([
    ['keydesk://find/maja@example.test', 'maja@example.test'],
    ['keydesk://find/maja%40example.test', 'maja@example.test'],
    ['KEYDESK://FIND/K-1001', 'K-1001'],
    ['keydesk://find/%3Cmaja%40example.test%3E', 'maja@example.test'],
    ['keydesk://find/Bj%C3%B6rn%20Ek', 'Björn Ek'],
    // Decoded once and no further.
    ['keydesk://find/100%2525', '100%25'],
    ['keydesk://find/A%2F7', 'A/7'],
  ])('%s looks up %s', (link, query) => {
    expect(parseDeepLink(link)).toBe(query);
  });

  it.each([
    ['no verb', 'keydesk://maja@example.test'],
    ['another verb', 'keydesk://reset/maja@example.test'],
    ['two verbs', 'keydesk://find/maja@example.test/find/olle@example.test'],
    ['a query', 'keydesk://find/maja@example.test?connection=https://evil.test'],
    ['a fragment', 'keydesk://find/maja@example.test#x'],
    ['a user', 'keydesk://a:b@find/maja@example.test'],
    ['a port', 'keydesk://find:80/maja@example.test'],
    ['a backslash', 'keydesk:\\\\find\\maja'],
    ['an inner backslash', 'keydesk://find/ma\\ja'],
    ['no value', 'keydesk://find/'],
    ['one character', 'keydesk://find/a'],
    ['a blank', 'keydesk://find/maja berg'],
    ['an encoded NUL', 'keydesk://find/maja%00'],
    ['an encoded line break at its end', 'keydesk://find/maja%0A'],
    ['a bidirectional override', 'keydesk://find/maja%E2%80%AE'],
    ['half a percent sign', 'keydesk://find/maja%4'],
    ['broken UTF-8', 'keydesk://find/maja%FF%FE'],
    ['a lone surrogate', 'keydesk://find/maja\ud800'],
    ['321 characters', `keydesk://find/${'a'.repeat(321)}`],
    ['100 KB', `keydesk://find/${'%61'.repeat(34_000)}`],
    ['another scheme', 'https://find/maja@example.test'],
    ['a leading blank', ' keydesk://find/maja@example.test'],
  ])('[BI-55] with %s is nothing', (_what, link) => {
    expect(parseDeepLink(link)).toBeNull();
  });

  it('[BI-55] is never anything but a query that could have been typed, whatever arrives', () => {
    const near = fc.tuple(
      fc.constantFrom('keydesk://find/', 'keydesk://', 'keydesk:find/', 'KEYDESK://find/', ''),
      fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.emailAddress().map(encodeURIComponent)),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          near.map(([head, tail]) => head + tail),
        ),
        (link) => {
          const query = parseDeepLink(link);
          if (query === null) return;
          expect(queryProblem(query)).toBeNull();
          expect(cleanQuery(query).length).toBeLessThanOrEqual(320);
          expect(link.toLowerCase().startsWith('keydesk://find/')).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('brings every address through that can be typed', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        fc.pre(queryProblem(cleanQuery(address)) === null);
        expect(parseDeepLink(`keydesk://find/${encodeURIComponent(address)}`)).toBe(cleanQuery(address));
      }),
    );
  });
});

it('finds the links among the arguments of a start', () => {
  const args = ['--allow-file-access', 'C:\\Keydesk\\keydesk.exe', 'keydesk://find/K-1', '--', 'Keydesk:x'];
  expect(deepLinksIn(args)).toEqual(['keydesk://find/K-1', 'Keydesk:x']);
});

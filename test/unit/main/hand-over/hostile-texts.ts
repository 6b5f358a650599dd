import fc from 'fast-check';

/** Texts as a stranger may have them put on file. */
export const hostileTexts: readonly string[] = [
  // BI-01
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '{{constructor.constructor("return process")()}}',
  '</a><a href="https://evil.test/">Anna',
  '" style="position:fixed',
  // BI-02
  '\u202Eadeb\u202C',
  '\u2066Anna\u2069',
  'An\u200Dna\u200B',
  `A${'\u0301'.repeat(300)}`,
  'Anna\u{E0041}\u{E0042}',
  // BI-04
  'Anna\u0000',
  'Anna\r\nBcc: thief@evil.test',
  'Anna\r\n\r\n<html>',
  'Anna\nSubject: other',
  'Anna\u2028Bcc: thief@evil.test',
  'Anna\u0085X',
  'Anna\u001B[2J',
  'Anna\uD800',
  '\uDFFFAnna',
  '=?utf-8?Q?Bcc:_thief=40evil.test?=',
  '.\r\n',
];

/** Everything that tears headers, bodies, URLs or markup apart, and any text besides. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('\r', '\n', '\0', ',', ';', '<', '>', '@', '"', '&', '?', '%', '#', ' ', 'a'),
    maxLength: 40,
  }),
);

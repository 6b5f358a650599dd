/** A run of text that is shown as it is, or one invisible or dangerous character that is shown as a mark. */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mark'; readonly symbol: string; readonly codePoint: string };

/** More marks than this on one letter are no spelling of any language but a way to paint over the lines around it. */
const maxCombiningMarks = 4;
/** Longest text that is taken apart; the rest is replaced by one mark. */
const maxLength = 2_000;

const bidiNames: Readonly<Record<number, string>> = {
  0x061c: 'ALM',
  0x200e: 'LRM',
  0x200f: 'RLM',
  0x202a: 'LRE',
  0x202b: 'RLE',
  0x202c: 'PDF',
  0x202d: 'LRO',
  0x202e: 'RLO',
  0x2066: 'LRI',
  0x2067: 'RLI',
  0x2068: 'FSI',
  0x2069: 'PDI',
};
const invisibleNames: Readonly<Record<number, string>> = {
  0x00ad: 'SHY',
  0x034f: 'CGJ',
  0x115f: 'HCF',
  0x1160: 'HJF',
  0x180e: 'MVS',
  0x200b: 'ZWSP',
  0x200c: 'ZWNJ',
  0x200d: 'ZWJ',
  0x2028: 'LSEP',
  0x2029: 'PSEP',
  0x2060: 'WJ',
  0x2061: 'f()',
  0x2062: '×',
  0x2063: ',',
  0x2064: '+',
  0x3164: 'HF',
  0xfeff: 'BOM',
  0xffa0: 'HHF',
};

function hex(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The sign shown for a character that must not act on the page, or null for one that may be shown. */
function symbolOf(codePoint: number): string | null {
  // The control pictures block mirrors the ASCII controls one for one.
  if (codePoint < 0x20) return String.fromCodePoint(0x2400 + codePoint);
  if (codePoint === 0x7f) return '\u2421';
  if (codePoint >= 0x80 && codePoint <= 0x9f) return hex(codePoint);
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return '\ufffd';
  if (codePoint >= 0xe0000 && codePoint <= 0xe007f) return 'TAG';
  return bidiNames[codePoint] ?? invisibleNames[codePoint] ?? null;
}

/** Takes a vendor's text apart, so that it can be shown without acting on the text around it. */
export function inspectText(raw: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let plain = '';
  let marksInARow = 0;
  const mark = (symbol: string, codePoint: number): void => {
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
    parts.push({ kind: 'mark', symbol, codePoint: hex(codePoint) });
  };
  for (const character of raw.slice(0, maxLength)) {
    const codePoint = character.codePointAt(0) ?? 0;
    const symbol = symbolOf(codePoint);
    marksInARow = /\p{Mn}/u.test(character) ? marksInARow + 1 : 0;
    if (symbol !== null) mark(symbol, codePoint);
    else if (marksInARow <= maxCombiningMarks) plain += character;
    else if (marksInARow === maxCombiningMarks + 1) mark('◌…', codePoint);
  }
  if (plain !== '') parts.push({ kind: 'text', text: plain });
  if (raw.length > maxLength) parts.push({ kind: 'mark', symbol: '…', codePoint: `${raw.length}` });
  return parts;
}

/** The same text in one line for places that take no elements, such as an accessible name. */
export function plainText(raw: string): string {
  return inspectText(raw)
    .map((part) => (part.kind === 'text' ? part.text : `[${part.symbol}]`))
    .join('');
}

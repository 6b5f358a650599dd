import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../src/renderer/src/app/tokens.css'), 'utf8');
const texts = ['ink', 'ink-quiet', 'accent', 'ok', 'stop', 'care'] as const;
const grounds = ['ground', 'surface', 'sunken', 'hover'] as const;
/** Soft grounds carry ordinary text and the text of their own tone. */
const soft = [
  ['ink', 'stop-soft'],
  ['stop', 'stop-soft'],
  ['ink', 'care-soft'],
  ['care', 'care-soft'],
  ['ink', 'ok-soft'],
  ['ok', 'ok-soft'],
  ['ink', 'accent-soft'],
  ['on-accent', 'accent'],
] as const;

/** The two colours of a token: in light and in dark. */
function pairOf(block: string, token: string): readonly [string, string] | null {
  const found = new RegExp(`--kd-${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`, 'u').exec(block);
  return found?.[1] === undefined || found[2] === undefined ? null : [found[1], found[2]];
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const usual = css.slice(0, css.indexOf("[data-contrast='high']"));
const high = css.slice(css.indexOf("[data-contrast='high']"));

describe.each([
  ['usual', 4.5, (token: string) => pairOf(usual, token)],
  ['high', 7, (token: string) => pairOf(high, token) ?? pairOf(usual, token)],
] as const)('the %s contrast', (_name, least, read) => {
  const pairs = [...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)), ...soft];
  it.each(pairs)('lets %s be read on %s', (text, ground) => {
    const [words, behind] = [read(text), read(ground)];
    if (words === null || behind === null) throw new Error('no such token');
    expect(contrast(words[0], behind[0])).toBeGreaterThanOrEqual(least);
    expect(contrast(words[1], behind[1])).toBeGreaterThanOrEqual(least);
  });
});

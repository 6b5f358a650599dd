/** More marks than this on one letter are no spelling of any language but a way to paint over the lines around it. */
const towers = /(\p{M}{4})\p{M}+/gu;
const gaps = /[\s\u0085]+/gu;
/** Controls, bidirectional and zero-width characters, tags, lone surrogates, private use and what is not assigned. */
const unprintable = /\p{C}/gu;

/**
 * A text from outside as one line of visible characters: no line break, nothing that turns or hides what stands beside it.
 *
 * @param maxLength in characters as a reader counts code points; the rest is cut off
 */
export function plainLine(raw: string, maxLength: number): string {
  // Far more than is kept, and little enough to be looked at without delay.
  const start = raw.slice(0, maxLength * 8);
  const visible = start.replace(gaps, ' ').replace(unprintable, '').replace(towers, '$1').replace(gaps, ' ').trim();
  return Array.from(visible).slice(0, maxLength).join('').trim();
}

import { createHash, randomBytes } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits from the system's random source, for ids, codes and tokens. */
export function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join('');
}

export function randomDigits(length: number): string {
  return Array.from(randomBytes(length), (byte) => String(byte % 10)).join('');
}

/** Letters and digits that follow from a seed: the same customer has the same id at every start. */
export function derivedText(seed: string, length: number): string {
  return Array.from(
    createHash('sha512').update(seed).digest().subarray(0, length),
    (byte) => letters[byte % letters.length],
  ).join('');
}

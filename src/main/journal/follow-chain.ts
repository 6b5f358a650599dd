import { hashClose, hashLength, hashOf, hashOpen, tailLength, type ChainHead } from './chain';

const prevOpen = Buffer.from('{"prev":"');
const seqOpen = Buffer.from('","seq":');
const tailOpen = Buffer.from(hashOpen);
const tailClose = Buffer.from(hashClose);
const comma = 0x2c;

/**
 * Goes along the chain line by line, a million of them in a second or two: bytes are compared with bytes where they stand,
 * since a string of each piece would take longer than to hash the line. Says the same as `followLine`.
 */
export interface ChainFollower {
  /** Where the line that begins at `from` goes on behind `prev` and `seq`; -1 unless it claims to be the next one. */
  afterSeq(bytes: Buffer, from: number): number;
  /** Takes the line from `from` to its LF at `end` as the next one; false when its hash is not that of its own bytes. */
  take(bytes: Buffer, from: number, end: number): boolean;
  head(): ChainHead;
}

export function followChain(start: ChainHead): ChainFollower {
  let { seq, hash } = start;
  let hashBytes = Buffer.from(hash);

  return {
    afterSeq(bytes, from) {
      const hashAt = from + prevOpen.length;
      const seqAt = hashAt + hashBytes.length + seqOpen.length;
      const follows =
        standsAt(bytes, from, prevOpen) &&
        standsAt(bytes, hashAt, hashBytes) &&
        standsAt(bytes, seqAt - seqOpen.length, seqOpen);
      const end = follows ? endOfNumber(bytes, seqAt, seq + 1) : -1;
      return bytes[end] === comma ? end : -1;
    },
    take(bytes, from, end) {
      const bodyEnd = end - tailLength;
      if (
        bodyEnd < from ||
        !standsAt(bytes, bodyEnd, tailOpen) ||
        !standsAt(bytes, end - tailClose.length, tailClose)
      ) {
        return false;
      }
      const own = hashOf(bytes, from, bodyEnd);
      if (hashBytes.length !== hashLength) hashBytes = Buffer.alloc(hashLength);
      for (let index = 0; index < hashLength; index += 1) hashBytes[index] = own.charCodeAt(index);
      if (!standsAt(bytes, bodyEnd + tailOpen.length, hashBytes)) return false;
      seq += 1;
      hash = own;
      return true;
    },
    head: () => ({ seq, hash }),
  };
}

function standsAt(bytes: Buffer, at: number, part: Buffer): boolean {
  for (let index = 0; index < part.length; index += 1) {
    if (bytes[at + index] !== part[index]) return false;
  }
  return true;
}

/** Behind the number if it stands there as JSON writes it, else -1. */
function endOfNumber(bytes: Buffer, at: number, number: number): number {
  let read = 0;
  let index = at;
  for (; read < number; index += 1) {
    const digit = (bytes[index] ?? 0) - 0x30;
    if (digit < 0 || digit > 9 || (digit === 0 && index === at)) return -1;
    read = read * 10 + digit;
  }
  return read === number ? index : -1;
}

import { hash as digest } from 'node:crypto';
import { maxRecordBytes, type RecordMembers } from './record';

/** Where the chain stands: number and hash of the last record. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** Where the chain stood after a write, and when that was. */
export type WrittenHead = ChainHead & { readonly ts: string };

export const chainStart: ChainHead = { seq: 0, hash: '' };

const context = Buffer.from('keydesk-journal-v1\n');
export const hashOpen = ',"hash":"';
export const hashClose = '"}';
export const hashLength = 43;
export const tailLength = hashOpen.length + hashLength + hashClose.length;
const lineFeed = 0x0a;

/** The next line, LF included. The hash covers the line's own bytes, so no canonical form is needed. */
export function chainLine(
  head: ChainHead,
  members: RecordMembers,
): { readonly line: Buffer; readonly head: ChainHead } {
  const seq = head.seq + 1;
  const body = Buffer.from(`{"prev":"${head.hash}","seq":${seq},${JSON.stringify(members).slice(1, -1)}`, 'utf8');
  const hash = hashOf(body, 0, body.length);
  const line = Buffer.concat([body, Buffer.from(`${hashOpen}${hash}${hashClose}\n`, 'latin1')]);
  if (line.length > maxRecordBytes) throw new Error('a journal record is too long');
  return { line, head: { seq, hash } };
}

/** The head after this line (without LF), or null when it does not follow `head` or its hash is wrong. */
export function followLine(head: ChainHead, line: Buffer): ChainHead | null {
  const start = `{"prev":"${head.hash}","seq":${head.seq + 1},`;
  if (line.toString('latin1', 0, start.length) !== start) return null;
  const bodyLength = line.length - tailLength;
  if (bodyLength < start.length || line.length > maxRecordBytes) return null;
  const hash = hashOf(line, 0, bodyLength);
  return line.toString('latin1', bodyLength) === `${hashOpen}${hash}${hashClose}` ? { seq: head.seq + 1, hash } : null;
}

/** What a line claims about its place in the chain; null when it is not shaped like a record. */
export function claimsOf(line: Buffer): { readonly prev: string; readonly head: ChainHead } | null {
  const start = /^\{"prev":"(?<prev>[\w-]{43}|)","seq":(?<seq>[1-9]\d{0,15}),/u.exec(line.toString('latin1', 0, 96));
  const end = /^,"hash":"(?<hash>[\w-]{43})"\}$/u.exec(line.toString('latin1', Math.max(0, line.length - tailLength)));
  const [prev, seq, hash] = [start?.groups?.['prev'], start?.groups?.['seq'], end?.groups?.['hash']];
  if (prev === undefined || seq === undefined || hash === undefined) return null;
  return { prev, head: { seq: Number(seq), hash } };
}

/** Complete lines without their LF, and what comes after the last LF. */
export function splitLines(bytes: Buffer): { readonly lines: readonly Buffer[]; readonly rest: Buffer } {
  const lines: Buffer[] = [];
  let from = 0;
  for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return { lines, rest: bytes.subarray(from) };
}

/** What is hashed, in one piece: that is twice as fast as to hash it in two. */
const hashed = Buffer.concat([context, Buffer.alloc(maxRecordBytes)]);
/** Its beginnings by their length: lines are of few lengths, and a check would make a view for each of a million. */
const views: Buffer[] = [];

/** The hash of a line whose bytes before `,"hash":"` stand from `from` to `end`. */
export function hashOf(bytes: Buffer, from: number, end: number): string {
  if (end - from > maxRecordBytes) throw new Error('a journal record is too long');
  const length = context.length + bytes.copy(hashed, context.length, from, end);
  const view = (views[length] ??= hashed.subarray(0, length));
  return digest('sha256', view, 'base64url');
}

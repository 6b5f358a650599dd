import { createHash } from 'node:crypto';
import { maxRecordBytes, type RecordMembers } from './record';

/** Where the chain stands: number and hash of the last record. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

export const chainStart: ChainHead = { seq: 0, hash: '' };

const context = Buffer.from('keydesk-journal-v1\n');
const hashOpen = ',"hash":"';
const hashClose = '"}';
const hashLength = 43;
const tailLength = hashOpen.length + hashLength + hashClose.length;
const lineFeed = 0x0a;

/** The next line, LF included. The hash covers the line's own bytes, so no canonical form is needed. */
export function chainLine(
  head: ChainHead,
  members: RecordMembers,
): { readonly line: Buffer; readonly head: ChainHead } {
  const seq = head.seq + 1;
  const body = Buffer.from(JSON.stringify({ prev: head.hash, seq, ...members }).slice(0, -1), 'utf8');
  const hash = hashOf(body);
  const line = Buffer.concat([body, Buffer.from(`${hashOpen}${hash}${hashClose}\n`)]);
  if (line.length > maxRecordBytes) throw new Error('a journal record is too long');
  return { line, head: { seq, hash } };
}

/** The head after this line (without LF), or null when it does not follow `head` or its hash is wrong. */
export function followLine(head: ChainHead, line: Buffer): ChainHead | null {
  const seq = head.seq + 1;
  const start = Buffer.from(`{"prev":"${head.hash}","seq":${seq},`);
  const bodyLength = line.length - tailLength;
  if (bodyLength < start.length || !line.subarray(0, start.length).equals(start)) return null;
  const body = line.subarray(0, bodyLength);
  const hash = hashOf(body);
  return line.subarray(bodyLength).equals(Buffer.from(`${hashOpen}${hash}${hashClose}`)) ? { seq, hash } : null;
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

function hashOf(body: Buffer): string {
  return createHash('sha256').update(context).update(body).digest('base64url');
}

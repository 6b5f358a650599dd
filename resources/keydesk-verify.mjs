#!/usr/bin/env node
// Checks a Keydesk journal: node keydesk-verify.mjs FOLDER [HEAD]. Needs nothing but Node.
// HEAD is an exported head {"seq":…,"hash":"…"}, or a file with one on each line; all of them are checked.
// Ends with 0 and the head of a good journal, with 1 and the first bad line, or with 2 when it can't be told.
import * as crypto from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const context = Buffer.from('keydesk-journal-v1\n');
const longest = 4096;
const hashed = Buffer.concat([context, Buffer.alloc(longest)]);
const views = [];
const hashBytes = Buffer.alloc(43);
// The one-call form is faster, and older programs don't have it.
const sha256 = (data) =>
  crypto.hash?.('sha256', data, 'base64url') ?? crypto.createHash('sha256').update(data).digest('base64url');

// Bytes with bytes, where they stand: a string of each piece would take longer than to hash the line.
function standsAt(bytes, at, part) {
  for (let index = 0; index < part.length; index += 1) if (bytes[at + index] !== part[index]) return false;
  return true;
}
const [prevOpen, seqOpen, timeOpen, hashOpen, close, sealMark] = [
  ...['{"prev":"', '","seq":', ',"ts":"', ',"hash":"', '"}', '"kind":"seal"'].map((text) => Buffer.from(text)),
];

/** Returns [exit code, last line]; what is worth knowing on the way goes to `say`. */
export function verify(folder, heads, say) {
  const wanted = new Map(heads.map((head) => [head.seq, head.hash]));
  const bad = (where, why) => [1, `BAD ${where}: ${why}`];
  let [seq, hash, prev, ts, sealed, checked] = [0, '', Buffer.alloc(0), '', true, 0];
  const isHead = () => {
    if (!wanted.has(seq)) return true;
    checked += 1;
    return wanted.get(seq) === hash;
  };
  const isJournal = (name) => /^journal-\d{12}\.ndjson$/.test(name);
  for (const name of readdirSync(folder).filter(isJournal).sort()) {
    const first = Number(name.slice(8, 20));
    const bytes = readFileSync(join(folder, name));
    if (!sealed) return bad(name, 'the file before it has no seal at its end');
    if (bytes.length > 0 && bytes.at(-1) !== 0x0a) return bad(name, 'the last line has no end');
    if (seq === 0 && first > 1) {
      // Files are deleted when their time is over. The record before the first one left is known by its hash.
      [seq, hash, prev] = [first - 1, bytes.toString('latin1', 9, 52), bytes.subarray(9, 52)];
      say(`begins with record ${first}; older ones are gone`);
      if (!isHead()) return bad(`${name}:1`, `does not follow the exported head of record ${seq}`);
    }
    if (first !== seq + 1) return bad(name, `does not follow record ${seq}`);
    const sealAt = bytes.indexOf(sealMark);
    const where = (number) => `${name}:${number}`;
    sealed = false;
    for (let from = 0, number = 1; from < bytes.length; number += 1) {
      const end = bytes.indexOf(0x0a, from);
      const seqAt = from + 17 + prev.length;
      let seqEnd = seqAt;
      let claimed = bytes[seqAt] === 0x30 ? -1 : 0;
      for (; bytes[seqEnd] >= 0x30 && bytes[seqEnd] <= 0x39; seqEnd += 1) claimed = claimed * 10 + bytes[seqEnd] - 0x30;
      const timeAt = seqEnd + 7;
      if (sealed) return bad(where(number), 'stands after a seal');
      if (end - from >= longest) return bad(where(number), 'is too long');
      const follows =
        standsAt(bytes, from, prevOpen) &&
        standsAt(bytes, from + 9, prev) &&
        standsAt(bytes, seqAt - 8, seqOpen) &&
        claimed === seq + 1 &&
        standsAt(bytes, timeAt - 7, timeOpen);
      if (!follows) return bad(where(number), `does not follow record ${seq}`);
      const time = bytes.toString('latin1', timeAt, timeAt + 24);
      const length = context.length + bytes.copy(hashed, context.length, from, Math.max(from, end - 54));
      hash = sha256((views[length] ??= hashed.subarray(0, length)));
      prev = hashBytes;
      for (let index = 0; index < 43; index += 1) prev[index] = hash.charCodeAt(index);
      const fits = standsAt(bytes, end - 54, hashOpen) && standsAt(bytes, end - 45, prev);
      if (!fits || !standsAt(bytes, end - 2, close)) return bad(where(number), 'was changed');
      if (time < ts && Date.parse(ts) - Date.parse(time) > 1000)
        say(`note ${where(number)}: the clock ran back from ${ts} to ${time}`);
      sealed = sealAt >= from && sealAt < end;
      seq += 1;
      ts = time;
      from = end + 1;
      if (!isHead()) return bad(where(number), 'is not the record of the exported head');
    }
  }
  const last = Math.max(0, ...wanted.keys());
  if (last > seq) return bad('end', `records ${seq + 1} to ${last} are missing`);
  if (wanted.size > 0 && checked === 0) return [2, 'UNKNOWN the records of the exported head are too old to be here'];
  return [0, `OK ${seq} records; head ${JSON.stringify({ seq, hash, ts })}`];
}

function readHeads(text) {
  const lines = existsSync(text) ? readFileSync(text, 'utf8') : text;
  return lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]));
}

// Only when it is run, not when it is imported.
if (/keydesk-verify\.mjs$/.test(process.argv[1] ?? '')) {
  const [folder, heads = ''] = process.argv.slice(2);
  try {
    if (folder === undefined) throw new Error('node keydesk-verify.mjs FOLDER [HEAD]');
    const [code, text] = verify(folder, readHeads(heads), console.log);
    console.log(text);
    process.exitCode = code;
  } catch (error) {
    console.log(`UNKNOWN ${error.message}`);
    process.exitCode = 2;
  }
}

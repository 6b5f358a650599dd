#!/usr/bin/env node
// Checks a Keydesk journal: node keydesk-verify.mjs FOLDER [HEAD], where HEAD is an exported {"seq":…,"hash":"…"}.
// Prints the first bad line and ends with 1, or the head of a good journal and ends with 0. Needs nothing but Node.
import * as crypto from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, headText] = process.argv.slice(2);
const wanted = headText ? JSON.parse(headText) : null;
// The one-call form is faster, and older programs don't have it.
const sha256 = (data) =>
  crypto.hash?.('sha256', data, 'base64url') ?? crypto.createHash('sha256').update(data).digest('base64url');
const context = Buffer.from('keydesk-journal-v1\n');
const hashed = Buffer.concat([context, Buffer.alloc(8192)]);
let [seq, hash, ts, sealed] = [0, '', '', true];

function stop(where, why) {
  console.log(`BAD ${where}: ${why}`);
  process.exit(1);
}

const isJournal = (name) => /^journal-\d{12}\.ndjson$/.test(name);
for (const name of readdirSync(folder ?? stop('arguments', 'which folder?'))
  .filter(isJournal)
  .sort()) {
  if (!sealed) stop(name, 'the file before it has no seal at its end');
  const bytes = readFileSync(join(folder, name));
  if (bytes.length > 0 && bytes.at(-1) !== 0x0a) stop(name, 'the last line has no end');
  if (seq === 0 && Number(name.slice(8, 20)) > 1) {
    [seq, hash] = [Number(name.slice(8, 20)) - 1, bytes.latin1Slice(9, 52)];
    console.log(`begins with record ${seq + 1}; older ones are gone`);
  }
  if (Number(name.slice(8, 20)) !== seq + 1) stop(name, `does not follow record ${seq}`);
  const sealAt = bytes.indexOf('"kind":"seal"');
  sealed = false;
  for (let from = 0, number = 1; from < bytes.length; number += 1) {
    const end = bytes.indexOf(0x0a, from);
    const begin = `{"prev":"${hash}","seq":${seq + 1},"ts":"`;
    const time = bytes.latin1Slice(from + begin.length, from + begin.length + 24);
    if (sealed) stop(`${name}:${number}`, 'stands after a seal');
    if (bytes.latin1Slice(from, from + begin.length) !== begin)
      stop(`${name}:${number}`, `does not follow record ${seq}`);
    if (end - from > 4096) stop(`${name}:${number}`, 'is too long');
    const length = bytes.copy(hashed, context.length, from, end - 54) + context.length;
    hash = sha256(hashed.subarray(0, length));
    if (bytes.latin1Slice(end - 54, end) !== `,"hash":"${hash}"}`) stop(`${name}:${number}`, 'was changed');
    if (time < ts && Date.parse(ts) - Date.parse(time) > 1000)
      console.log(`note ${name}:${number}: the clock ran back from ${ts} to ${time}`);
    [sealed, seq, ts, from] = [sealAt > from && sealAt < end, seq + 1, time, end + 1];
    if (wanted?.seq === seq && wanted.hash !== hash)
      stop(`${name}:${number}`, 'is not the record of the exported head');
  }
}
if (wanted && wanted.seq > seq) stop('end', `records ${seq + 1} to ${wanted.seq} are missing`);
console.log(`OK ${seq} records; head ${JSON.stringify({ seq, hash, ts })}`);

#!/usr/bin/env node
// Checks a Keydesk journal: node keydesk-verify.mjs FOLDER [HEAD], where HEAD is an exported {"seq":…,"hash":"…"}.
// Prints the first bad line and ends with 1, or the head of a good journal and ends with 0. Needs nothing but Node.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, headText] = process.argv.slice(2);
const wanted = headText ? JSON.parse(headText) : null;
const start = /^\{"prev":"([\w-]{43}|)","seq":([1-9]\d*),"ts":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)","id":"/;
const isSeal = (line) => /"kind":"seal".*"mac":"[\w-]{43}"$/.test(line.toString('latin1', 0, line.length - 54));
let [seq, hash, ts, sealed] = [0, '', '', true];

function stop(where, why) {
  console.log(`BAD ${where}: ${why}`);
  process.exit(1);
}

const names = readdirSync(folder ?? stop('arguments', 'which folder?')).filter((name) =>
  /^journal-\d{12}\.ndjson$/.test(name),
);
for (const name of names.sort()) {
  if (!sealed) stop(name, 'the file before it has no seal at its end');
  sealed = false;
  const bytes = readFileSync(join(folder, name));
  if (bytes.length > 0 && bytes.at(-1) !== 0x0a) stop(name, 'the last line has no end');
  for (let from = 0, number = 1; from < bytes.length; number += 1) {
    const end = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, end);
    const where = `${name}:${number}`;
    const [, prev, digits, time] = start.exec(line.toString('latin1', 0, 160)) ?? stop(where, 'not a record');
    if (number === 1 && name !== `journal-${digits.padStart(12, '0')}.ndjson`) stop(where, 'is in the wrong file');
    if (seq === 0 && number === 1 && Number(digits) > 1) {
      [seq, hash] = [Number(digits) - 1, prev];
      console.log(`begins with record ${digits}; older ones are gone`);
    }
    if (prev !== hash || Number(digits) !== seq + 1) stop(where, `does not follow record ${seq}`);
    if (sealed) stop(where, 'stands after a seal');
    const own = createHash('sha256').update('keydesk-journal-v1\n').update(line.subarray(0, -54)).digest('base64url');
    if (line.toString('latin1', line.length - 54) !== `,"hash":"${own}"}`) stop(where, 'was changed');
    if (Date.parse(ts) - Date.parse(time) > 1000)
      console.log(`note ${where}: the clock ran back from ${ts} to ${time}`);
    [seq, hash, ts, sealed, from] = [seq + 1, own, time, isSeal(line), end + 1];
    if (wanted?.seq === seq && wanted.hash !== hash) stop(where, 'is not the record of the exported head');
  }
}
if (wanted && wanted.seq > seq) stop('end', `records ${seq + 1} to ${wanted.seq} are missing`);
console.log(`OK ${seq} records; head ${JSON.stringify({ seq, hash, ts })}`);

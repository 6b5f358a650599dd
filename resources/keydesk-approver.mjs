#!/usr/bin/env node
// Makes the line by which a policy knows a colleague who may agree: node keydesk-approver.mjs NAME. Needs nothing but Node.
// Asks for the colleague's code without showing it, twice on a terminal; through a pipe it takes the first line.
// Prints what goes into "secondPerson.people" of the policy. The code itself is written nowhere.
import { randomBytes, scryptSync } from 'node:crypto';

const [usualCost, blockSize, parallel] = [17, 8, 1];
const fewest = 12;

/** What stands in the policy for a code. */
export function codeLine(code, salt = randomBytes(16), cost = usualCost) {
  const N = 2 ** cost;
  const hash = scryptSync(code.normalize('NFC'), salt, 32, {
    N,
    r: blockSize,
    p: parallel,
    maxmem: 256 * N * blockSize,
  });
  return ['scrypt', cost, blockSize, parallel, salt.toString('base64url'), hash.toString('base64url')].join(':');
}

/** Why a name or a code can't be used, or null. */
export function objection(name, code) {
  const isName = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} .@_-]{0,38}[\p{L}\p{M}\p{N}_])?$/u.test(name);
  if (!isName) return 'A name has at most 40 letters, digits, blanks and . @ _ -, and begins with a letter or digit.';
  if ([...code].length < fewest) return `A code has at least ${fewest} characters.`;
  if (code.length > 200 || /\p{Cc}/u.test(code)) return 'A code has at most 200 characters, and no control characters.';
  return code.toLowerCase().includes(name.toLowerCase()) ? 'A code must not hold the name.' : null;
}

function ask(question) {
  const { stdin, stderr } = process;
  // First, so that not even what is typed too early is shown.
  stdin.setRawMode(true);
  stdin.setEncoding('utf8').resume();
  stderr.write(question);
  let typed = '';
  return new Promise((resolve, reject) => {
    const end = (settle) => {
      stdin.off('data', read);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      settle();
    };
    const read = (text) => {
      for (const sign of text) {
        if (sign === '\u0003' || sign === '\u0004') return end(() => reject(new Error('Stopped.')));
        if (sign === '\r' || sign === '\n') return end(() => resolve(typed));
        typed = sign === '\u007f' || sign === '\b' ? [...typed].slice(0, -1).join('') : typed + sign;
      }
    };
    stdin.on('data', read);
  });
}

async function firstLine() {
  let text = '';
  for await (const part of process.stdin.setEncoding('utf8')) text += part;
  return text.split(/\r?\n/u, 1)[0];
}

// Only when it is run, not when it is imported.
if (/keydesk-approver\.mjs$/.test(process.argv[1] ?? '')) {
  try {
    const [name] = process.argv.slice(2);
    if (name === undefined) throw new Error('node keydesk-approver.mjs NAME');
    const isTerminal = process.stdin.isTTY === true;
    const code = isTerminal ? await ask(`Code of ${name} (not shown): `) : await firstLine();
    const why = objection(name, code);
    if (why !== null) throw new Error(why);
    if (isTerminal && (await ask('The same again: ')) !== code) throw new Error('The two are not the same.');
    console.log(JSON.stringify({ name, code: codeLine(code) }));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

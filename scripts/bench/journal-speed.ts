import { createHash, hash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from '../../resources/keydesk-verify.mjs';
import { createFileJournal } from '../../src/main/journal/file-journal';
import { nodeFiles } from '../../test/setup/node-files';
import type { JournalTrail } from '../../src/main/journal/journal';
import { takeSnapshot, verifyJournal } from '../../src/main/journal/verify';
import { readPage } from '../../src/main/journal-view/page-reader';
import { createCryptoIds } from '../../src/main/platform/crypto-ids';
import { createSystemClock } from '../../src/main/platform/system-clock';
import { createSessionSecretStore } from '../../src/main/secrets/session-secret-store';

/** How fast something is beside what it is measured against, in one run on one machine. 1 is as fast. */
export interface Ratio {
  /** Medians, in milliseconds. */
  readonly bareMs: number;
  readonly oursMs: number;
  readonly ratio: number;
}

type Work = () => Promise<void> | void;
interface Rounds {
  readonly rounds: number;
  /** Rounds that don't count: a rate is that of code which the engine has compiled. */
  readonly warmUpRounds: number;
  /** What a round is measured by. Of what only computes, the time it had the processor: others on the machine take none of it. */
  readonly clock: () => number;
  readonly bare: Work;
  readonly ours: Work;
}

function wallMs(): number {
  return performance.now();
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Takes turns in short rounds, so that whatever else the machine does meets both alike; the middle of the ratios counts. */
async function sideBySide({ rounds, warmUpRounds, clock, bare, ours }: Rounds): Promise<Ratio> {
  const once = async (work: Work): Promise<number> => {
    const startedAt = clock();
    await work();
    return clock() - startedAt;
  };
  for (let round = 0; round < warmUpRounds; round += 1) {
    await bare();
    await ours();
  }
  const times: { readonly bare: number; readonly ours: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0;
    const early = await once(first ? bare : ours);
    const late = await once(first ? ours : bare);
    times.push(first ? { bare: early, ours: late } : { bare: late, ours: early });
  }
  return {
    bareMs: median(times.map((time) => time.bare)),
    oursMs: median(times.map((time) => time.ours)),
    ratio: median(times.map((time) => time.bare / time.ours)),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * Intents, each on the disk by itself, against a loop that writes lines of the same length and syncs each. Both in `folder`,
 * so on the same disk. With one hand each intent is asked for when the one before is on the disk; with more, so many are
 * under way at any time, as when several stores are written to at once.
 */
export async function appendSpeed(
  folder: string,
  { rounds, perRound, hands }: { rounds: number; perRound: number; hands: number },
): Promise<Ratio> {
  const journal = await createFileJournal({
    folder: join(folder, 'journal'),
    files: nodeFiles(join(folder, 'journal')),
    clock: createSystemClock(),
    ids: createCryptoIds(),
    secretStore: createSessionSecretStore(),
    installationId: 'desk-07',
    appVersion: '1.0.0',
    agent: 'os:anna',
  });
  const write = async (): Promise<void> => {
    await journal.intent({
      act: 'reset.mail',
      subject: { vendor: 'norce', ref: { connectionId: 'c-main', accountId: '900101' } },
      why: 'forgot-password',
      ticket: 'INC-1042',
      check: 'order-number',
    });
  };
  await write();
  const line = lastLine(join(folder, 'journal'));
  const bare = openSync(join(folder, 'bare.ndjson'), 'a');
  try {
    return await sideBySide({
      rounds,
      warmUpRounds: 80,
      clock: wallMs,
      bare: () => {
        for (let at = 0; at < perRound; at += 1) {
          writeSync(bare, line);
          fdatasyncSync(bare);
        }
      },
      ours: async () => {
        let left = perRound;
        const work = async (): Promise<void> => {
          while (left > 0) {
            left -= 1;
            await write();
          }
        };
        await Promise.all(Array.from({ length: hands }, work));
      },
    });
  } finally {
    closeSync(bare);
    await journal.close();
  }
}

function lastLine(folder: string): Buffer {
  const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.ndjson'));
  const bytes = readFileSync(join(folder, name));
  return bytes.subarray(bytes.lastIndexOf('\n', bytes.length - 2) + 1);
}

type HashLine = (line: Buffer) => string;

/** Node's usual way to hash, on every version. */
const usual: HashLine = (line) => createHash('sha256').update(line).digest('base64url');
/** The one-call form, the fastest there is. */
const oneCall: HashLine = (line) => hash('sha256', line, 'base64url');

/** Hashes every line of the journal by itself: the least that any check has to do. */
function hashEachLine(folder: string, hashLine: HashLine): void {
  for (const name of readdirSync(folder).sort()) {
    const bytes = readFileSync(join(folder, name));
    for (let from = 0, end = bytes.indexOf(0x0a); end !== -1; from = end + 1, end = bytes.indexOf(0x0a, from)) {
      hashLine(bytes.subarray(from, end));
    }
  }
}

async function checkInWindow(folder: string): Promise<void> {
  const files = nodeFiles(folder);
  const snapshot = await takeSnapshot(files);
  let last = '';
  const { signal } = new AbortController();
  for await (const { step } of verifyJournal({ files, snapshot, against: null, sealKey: null, signal })) last = step;
  if (last !== 'good') throw new Error('the journal is not good');
}

function checkAsOutsider(folder: string): void {
  if (verify(folder, [], () => undefined)[0] !== 0) throw new Error('the journal is not good');
}

/** The window's check and the outsider's program, each against hashing the same lines one by one, in both ways. */
export async function verifySpeed(
  folder: string,
  rounds: number,
): Promise<Readonly<Record<'window' | 'outsider' | 'windowToOneCall' | 'outsiderToOneCall', Ratio>>> {
  const against = (hashLine: HashLine, ours: Work): Promise<Ratio> =>
    sideBySide({ rounds, warmUpRounds: 1, clock: cpuMs, bare: () => hashEachLine(folder, hashLine), ours });
  const inWindow = (): Promise<void> => checkInWindow(folder);
  const asOutsider = (): void => checkAsOutsider(folder);
  return {
    window: await against(usual, inWindow),
    outsider: await against(usual, asOutsider),
    windowToOneCall: await against(oneCall, inWindow),
    outsiderToOneCall: await against(oneCall, asOutsider),
  };
}

/** In milliseconds. */
export interface Times {
  readonly firstMs: number;
  readonly medianMs: number;
  readonly slowestMs: number;
}

/** What the window waits for when the journal is opened: the newest page, read anew each time, by the wall clock. */
export async function firstPageSpeed(trail: JournalTrail, rounds: number): Promise<Times> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = wallMs();
    const { entries } = await readPage(trail, {}, null);
    times.push(wallMs() - startedAt);
    if (entries.length === 0) throw new Error('the first page is empty');
  }
  return { firstMs: times[0] ?? Number.NaN, medianMs: median(times), slowestMs: Math.max(...times) };
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bundleChild, type BundledChild } from '../setup/bundle-child';
import { openJournalFolder, type JournalFolder } from '../setup/journal-bench';

let program: BundledChild;
let bench: JournalFolder;

beforeAll(async () => {
  program = await bundleChild('test/setup/journal-child.ts');
});
afterAll(async () => {
  await program.remove();
});
beforeEach(async () => {
  bench = await openJournalFolder();
  bench.clock.set(Date.now());
});
afterEach(async () => {
  await bench.close();
});

interface Writer {
  readonly child: ChildProcess;
  readonly opened: Promise<unknown>;
  /** What it was told is on the disk, up to now. */
  acknowledged(): readonly { readonly kind: string; readonly id: string }[];
  readonly gone: Promise<unknown>;
}

function startWriter({ hands = 1, dieAfter = 0 } = {}): Writer {
  const child = spawn(process.execPath, [program.path, bench.folder, String(hands), String(dieAfter)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const opened = once(child.stdout, 'data');
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString('utf8');
  });
  return {
    child,
    opened,
    // The pipe may still hold lines when the process is gone: `close` comes after the last of them.
    gone: once(child, 'close'),
    acknowledged: () =>
      said
        .slice(0, said.lastIndexOf('\n') + 1)
        .split('\n')
        .flatMap((line) => {
          const [kind = '', id = ''] = line.split(' ');
          return kind === 'intent' || kind === 'outcome' ? [{ kind, id }] : [];
        }),
  };
}

/** Everything that was acknowledged is there, every intent has one outcome, and the chain holds. */
async function check(writer: Writer): Promise<number> {
  const journal = await bench.open();
  expect(journal.problem()).toBeNull();
  await journal.close();
  const records = await bench.records();
  const intents = new Set(records.flatMap(({ kind, id }) => (kind === 'intent' ? [id] : [])));
  const ends = records.flatMap(({ ref }) => ref ?? []);
  expect([...ends].sort()).toEqual([...intents].sort());
  const ended = new Set(records.flatMap(({ ref, out }) => (ref !== undefined && out === 'ok' ? [ref] : [])));
  for (const { kind, id } of writer.acknowledged()) {
    expect((kind === 'intent' ? intents : ended).has(id), `${kind} ${id}`).toBe(true);
  }
  expect(bench.verify()).toMatchObject({ good: true });
  return writer.acknowledged().length;
}

// 1,000 of them by night: KEYDESK_KILLS=1000.
const kills = Number(process.env['KEYDESK_KILLS'] ?? 50);
/** Each of them starts ten programs and more, which takes a busy machine its time. */
const patiently = { timeout: 300_000 };
const batches = Array.from({ length: Math.ceil(kills / 10) }, (_, at) => at + 1);

describe('[FT-51] a journal whose writer is killed', () => {
  it.each(batches)('at random, ten times in a row: loses nothing that was acknowledged (%i)', patiently, async () => {
    let acknowledged = 0;
    for (let kill = 0; kill < 10; kill += 1) {
      // Every other one has several records on their way when it dies.
      const writer = startWriter({ hands: kill % 2 === 0 ? 1 : 4 });
      await writer.opened;
      // One of them gets far enough to have something to lose, however slow the machine is.
      if (kill === 0) await vi.waitFor(() => expect(writer.acknowledged()).not.toEqual([]), { timeout: 60_000 });
      await wait(Math.random() * 60);
      writer.child.kill('SIGKILL');
      await writer.gone;
      acknowledged += await check(writer);
    }
    expect(acknowledged).toBeGreaterThan(0);
  });

  it.each([0, 1, 2, 3])(
    'after each of its operations on the disk: loses nothing (part %i)',
    patiently,
    async (part) => {
      for (let operation = 1 + part; operation <= 60; operation += 4) {
        const writer = startWriter({ dieAfter: operation, hands: operation % 3 === 0 ? 4 : 1 });
        await writer.gone;
        expect(writer.child.signalCode).toBe('SIGKILL');
        await check(writer);
      }
    },
  );

  it('[SC-58] keeps others out while it lives, and leaves no lock behind', async () => {
    const writer = startWriter();
    await writer.opened;
    const second = await bench.open();
    expect(second.problem()).toEqual({ code: 'journal-unavailable', cause: 'in-use' });
    writer.child.kill('SIGKILL');
    await writer.gone;
    await second.close();
    await check(writer);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { makeJournal } from '../test/setup/make-journal';
import { appendSpeed, firstPageSpeed, verifySpeed } from './bench/journal-speed';
import { artifactsFolder } from './lib/paths';

/** What is measured, and how much of the bare speed it must reach; null where it is only told. */
const measures = {
  append: { what: 'intents from four hands, against bare writes, each synced', budget: 0.8 },
  appendAlone: { what: 'intents one after the other, against the same', budget: 0.8 },
  window: { what: "the window's check, against hashing line by line", budget: 0.6 },
  outsider: { what: 'keydesk-verify, against hashing line by line', budget: 0.6 },
  windowToOneCall: { what: "the window's check, against hashing in one call a line", budget: null },
  outsiderToOneCall: { what: 'keydesk-verify, against hashing in one call a line', budget: null },
} as const;
const firstPage = { what: 'first page of the whole journal', budgetMs: 300 } as const;
const entries = Number(process.argv[2] ?? 1_000_000);

/** Measures in the checkout, so on the disk that is asked about, and leaves the figures in `artifacts`. */
async function bench(): Promise<boolean> {
  mkdirSync(artifactsFolder, { recursive: true });
  const folder = mkdtempSync(join(artifactsFolder, 'journal-'));
  try {
    const append = await appendSpeed(join(folder, 'four'), { rounds: 60, perRound: 100, hands: 4 });
    const appendAlone = await appendSpeed(join(folder, 'one'), { rounds: 60, perRound: 100, hands: 1 });
    const { bytes, trail } = makeJournal(join(folder, 'made'), { entries, days: 100 });
    const pages = await firstPageSpeed(trail, 20);
    const results = { append, appendAlone, ...(await verifySpeed(join(folder, 'made'), 5)) };
    const machine = { cpu: cpus()[0]?.model ?? null, node: process.version };
    const report = {
      at: new Date().toISOString(),
      ...machine,
      entries,
      bytes,
      measures,
      results,
      firstPage: { ...firstPage, ...pages },
    };
    writeFileSync(join(artifactsFolder, 'bench-journal.json'), `${JSON.stringify(report, null, 2)}\n`);
    let good = pages.slowestMs <= firstPage.budgetMs;
    const [first, middle, slowest] = [pages.firstMs, pages.medianMs, pages.slowestMs].map((ms) => ms.toFixed(1));
    process.stdout.write(
      `${good ? '✓' : '✗'} ${firstPage.what}: ${first} ms, then ${middle} ms, ${slowest} ms at most\n`,
    );
    for (const name of [
      'append',
      'appendAlone',
      'window',
      'outsider',
      'windowToOneCall',
      'outsiderToOneCall',
    ] as const) {
      const { ratio, oursMs, bareMs } = results[name];
      const { what, budget } = measures[name];
      const reached = budget === null || ratio >= budget;
      good &&= reached;
      const figures = `${ratio.toFixed(2)} (${oursMs.toFixed(1)} ms against ${bareMs.toFixed(1)} ms)`;
      process.stdout.write(`${budget === null ? ' ' : reached ? '✓' : '✗'} ${what}: ${figures}\n`);
    }
    return good;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = (await bench()) ? 0 : 1;

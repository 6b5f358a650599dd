import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { artifactsFolder } from '../lib/paths';

export interface JourneyStep {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
  /** What was seen, in words; never a link, a token or a password. */
  readonly seen: string;
}

export interface JourneyRecord {
  /** Runs one step and takes a picture after it. A step that fails ends the journey. */
  step(name: string, work: () => Promise<string>, page?: Page): Promise<void>;
  save(): readonly JourneyStep[];
}

/** Writes down what the demo did: `journey.json` and one picture per step. */
export function startRecord(): JourneyRecord {
  const folder = join(artifactsFolder, 'demo');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const steps: JourneyStep[] = [];

  return {
    step: async (name, work, page) => {
      const startedAt = performance.now();
      const outcome = await work().then(
        (seen) => ({ ok: true, seen, error: null }),
        (error: unknown) => ({
          ok: false,
          seen: 'it failed',
          error: error instanceof Error ? error : new Error(String(error)),
        }),
      );
      const ms = Math.round(performance.now() - startedAt);
      steps.push({ name, ok: outcome.ok, ms, seen: outcome.seen });
      process.stdout.write(`${outcome.ok ? '✓' : '✗'} ${name} (${String(ms)} ms): ${outcome.seen}\n`);
      const file = `${String(steps.length).padStart(2, '0')}-${name.replace(/[^a-z0-9]+/giu, '-').toLowerCase()}.png`;
      await page?.screenshot({ path: join(folder, file) });
      if (outcome.error !== null) throw outcome.error;
    },
    save: () => {
      writeFileSync(join(folder, 'journey.json'), `${JSON.stringify(steps, null, 2)}\n`);
      return steps;
    },
  };
}

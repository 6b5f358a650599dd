import type { ProbeResult } from '../../../../shared/domain/connection';
import type { TestEvent, TestStepReport } from '../../../../shared/domain/connection-test';
import { toProblem, type Problem } from '../../bridge/attempt';

type TestCall = Extract<TestEvent, { type: 'call' }>;

/** A test of a connection as far as it has come. */
export interface TestRun {
  readonly phase: 'running' | 'done' | 'failed' | 'stopped';
  /** One report per step, in the order in which they were begun. */
  readonly steps: readonly TestStepReport[];
  readonly calls: readonly TestCall[];
  readonly result: ProbeResult | null;
  /** Why there is no result. */
  readonly problem: Problem | null;
}

const begun: TestRun = { phase: 'running', steps: [], calls: [], result: null, problem: null };

/** Follows a test to its end and tells of every change; never rejects. */
export async function followTest(
  start: (signal: AbortSignal) => Promise<AsyncIterable<TestEvent>>,
  signal: AbortSignal,
  onChange: (run: TestRun) => void,
): Promise<void> {
  let run = begun;
  const change = (next: Partial<TestRun>): void => {
    run = { ...run, ...next };
    onChange(run);
  };
  change({});
  try {
    for await (const event of await start(signal)) {
      if (signal.aborted) break;
      change(withEvent(run, event));
    }
    if (signal.aborted) change(stopped(run));
  } catch (error) {
    change(signal.aborted ? stopped(run) : { ...stopped(run), phase: 'failed', problem: toProblem(error) });
  }
}

function stopped(run: TestRun): Partial<TestRun> {
  return { phase: 'stopped', steps: run.steps.filter(({ state }) => state !== 'running') };
}

function withEvent(run: TestRun, event: TestEvent): Partial<TestRun> {
  switch (event.type) {
    case 'step': {
      const { type: _, ...report } = event;
      const known = run.steps.some(({ step }) => step === report.step);
      return {
        steps: known ? run.steps.map((one) => (one.step === report.step ? report : one)) : [...run.steps, report],
      };
    }
    case 'call':
      return { calls: [...run.calls, event] };
    case 'done':
      return { phase: 'done', result: event.result };
  }
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import { toProblem, type Problem } from '../../bridge/attempt';

/** Something that takes a while, tells how far it is, and can be stopped. */
export interface LongWork<Progress, Result> {
  readonly phase: 'idle' | 'running' | 'done' | 'failed';
  readonly progress: Progress | null;
  readonly result: Result | null;
  readonly problem: Problem | null;
}
export interface LongWorkState<Progress, Result> extends LongWork<Progress, Result> {
  run(work: (signal: AbortSignal) => Promise<AsyncIterable<Progress | Result>>): Promise<void>;
  stop(): void;
}

const idle = { phase: 'idle', progress: null, result: null, problem: null } as const;

/** @param isResult tells the last event from those before it. */
export function createLongWork<Progress, Result>(
  isResult: (event: Progress | Result) => event is Result,
): StoreApi<LongWorkState<Progress, Result>> {
  let running: AbortController | null = null;
  return createStore<LongWorkState<Progress, Result>>((set) => ({
    ...idle,
    async run(work) {
      running?.abort();
      const mine = new AbortController();
      running = mine;
      set({ ...idle, phase: 'running' });
      try {
        for await (const event of await work(mine.signal)) {
          if (mine.signal.aborted) return;
          if (isResult(event)) set({ phase: 'done', result: event });
          else set({ progress: event });
        }
      } catch (error) {
        if (!mine.signal.aborted) set({ phase: 'failed', problem: toProblem(error) });
      }
    },
    stop() {
      running?.abort();
      set(idle);
    },
  }));
}

export function percentOf({
  doneBytes,
  totalBytes,
}: {
  readonly doneBytes: number;
  readonly totalBytes: number;
}): number {
  return totalBytes === 0 ? 100 : Math.floor((doneBytes / totalBytes) * 100);
}

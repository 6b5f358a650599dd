import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WriteNote } from '../../../shared/domain/action';
import { attempt, isOutcomeUnknown, type Problem } from '../bridge/attempt';

export type WriteStep<Prepared, Done> =
  | { readonly phase: 'preparing' }
  | { readonly phase: 'asking'; readonly prepared: Prepared }
  | { readonly phase: 'acting'; readonly prepared: Prepared }
  | { readonly phase: 'done'; readonly done: Done }
  | { readonly phase: 'failed'; readonly problem: Problem; readonly isUnknown: boolean };

interface WriteState<Prepared, Done> {
  readonly step: WriteStep<Prepared, Done>;
  /** Reads the account and opens the write; also the way on after a failure. */
  prepare(): Promise<void>;
  /** Sends it once. A second call while it is under way does nothing. */
  act(note: WriteNote): Promise<void>;
}
export type WriteStore<Prepared, Done> = StoreApi<WriteState<Prepared, Done>>;

/** A write that asks for a note and nothing else, from the question to what the vendor confirmed. */
export function createWriteStore<Prepared, Done>(write: {
  prepare(): Promise<Prepared>;
  send(prepared: Prepared, note: WriteNote): Promise<Done>;
  onPrepared?(prepared: Prepared): void;
  /** Told when the vendor has been asked, and whether it confirmed. */
  onSettled?(confirmed: boolean): void;
}): WriteStore<Prepared, Done> {
  return createStore<WriteState<Prepared, Done>>((set, get) => ({
    step: { phase: 'preparing' },
    async prepare() {
      set({ step: { phase: 'preparing' } });
      const answer = await attempt(write.prepare());
      set({
        step: answer.ok
          ? { phase: 'asking', prepared: answer.value }
          : { phase: 'failed', problem: answer.problem, isUnknown: false },
      });
      if (answer.ok) write.onPrepared?.(answer.value);
    },
    async act(note) {
      const { step } = get();
      if (step.phase !== 'asking') return;
      set({ step: { phase: 'acting', prepared: step.prepared } });
      const answer = await attempt(write.send(step.prepared, note));
      set({
        step: answer.ok
          ? { phase: 'done', done: answer.value }
          : { phase: 'failed', problem: answer.problem, isUnknown: isOutcomeUnknown(answer.problem) },
      });
      write.onSettled?.(answer.ok);
    },
  }));
}

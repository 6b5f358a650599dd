import type { Worker } from 'node:worker_threads';

/** Starts the program of `append-entry.ts` as a thread that appends to this file. */
export type StartAppending = (fd: number) => Worker;

/** Appends to one file, each record on the disk before the next is written. */
export interface AppendThread {
  /**
   * Resolves when the bytes are on the disk. Calls may be made without waiting; they are carried out in their order. After
   * one that fails with the system's error the later ones fail with the same, and the disk sees none of them.
   */
  append(bytes: Buffer): Promise<void>;
  /** Waits for what was handed over. Never fails. */
  end(): Promise<void>;
}

/**
 * A thread of its own has two uses: the window doesn't wait for a slow disk, and while the disk takes one record, the next
 * is made ready, so that many appends go about as fast as the disk can.
 */
export function createAppendThread(start: StartAppending, fd: number): AppendThread {
  const thread = start(fd);
  const waiting: { readonly done: () => void; readonly failed: (error: unknown) => void }[] = [];
  let cause: unknown = new Error('the thread that writes the journal has ended');
  let ended = false;

  thread.on('message', () => waiting.shift()?.done());
  thread.once('error', (error: unknown) => {
    cause = error;
  });
  const gone = new Promise<void>((resolve) => {
    // Comes after all answers, and after the error if there was one.
    thread.once('exit', () => {
      ended = true;
      for (const { failed } of waiting.splice(0)) failed(cause);
      resolve();
    });
  });

  async function append(bytes: Buffer): Promise<void> {
    if (ended) throw cause;
    // A small buffer is a part of a bigger one, and all of that would be sent.
    const own = new Uint8Array(bytes);
    await new Promise<void>((done, failed) => {
      waiting.push({ done, failed });
      thread.postMessage(own);
    });
  }

  let last: Promise<unknown> = Promise.resolve();
  return {
    append: (bytes) => {
      const mine = append(bytes);
      last = mine.catch(() => undefined);
      return mine;
    },
    end: async () => {
      await last;
      await thread.terminate();
      await gone;
    },
  };
}

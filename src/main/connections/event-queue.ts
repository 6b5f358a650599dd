/** Events that are pushed by one side and read by the other, in order and each once. */
export interface EventQueue<T> extends AsyncIterable<T> {
  push(event: T): void;
  /** What was pushed before is still read. */
  end(): void;
}

export function eventQueue<T>(): EventQueue<T> {
  const waiting: T[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  return {
    push(event) {
      waiting.push(event);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) {
          yield next;
          continue;
        }
        if (ended) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

import type { Socket } from 'node:net';

/** The way of an answer back to the program. */
export interface Downstream {
  write(chunk: Buffer): void;
  end(): void;
}

/**
 * Passes on as many bytes as `allowance` says for a head of so many bytes, then resets the connection. What had been
 * written before is let out first, or the reset would overtake it.
 */
export function cutting(client: Socket, allowance: (headBytes: number) => number): Downstream {
  let seen = Buffer.alloc(0);
  let passed = 0;
  let cut = false;
  return {
    write: (chunk) => {
      if (cut) return;
      seen = Buffer.concat([seen, chunk]);
      const headEnd = seen.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const limit = allowance(headEnd + 4);
      const part = seen.subarray(passed, Math.min(limit, seen.length));
      passed += part.length;
      cut = seen.length > limit;
      if (!cut) client.write(part);
      else if (part.length === 0) client.resetAndDestroy();
      else client.write(part, () => void setTimeout(() => client.resetAndDestroy(), 1));
    },
    end: () => {
      if (!cut) client.end();
    },
  };
}

/** Everything later, in the order in which it came; without `answers` only the end. */
export function delaying(through: Downstream, delayMs: () => number, answers: boolean): Downstream {
  let last = Promise.resolve();
  const after = (ms: number, work: () => void): void => {
    const due = new Promise<void>((resolve) => void setTimeout(resolve, ms));
    last = last.then(async () => {
      await due;
      work();
    });
  };
  return {
    write: (chunk) => {
      if (answers) after(delayMs(), () => through.write(chunk));
      else through.write(chunk);
    },
    end: () => after(delayMs(), () => through.end()),
  };
}

const ticksPerSecond = 50;

export function throttling(through: Downstream, bytesPerSecond: number): Downstream {
  return slicing(through, Math.max(1, Math.round(bytesPerSecond / ticksPerSecond)), 1_000 / ticksPerSecond);
}

/** In pieces of so many bytes, one at a time; `everyMs` 0 means as fast as the loop turns. */
export function slicing(through: Downstream, bytes: number, everyMs: number): Downstream {
  const waiting: Buffer[] = [];
  let running = false;
  let ended = false;
  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      if (everyMs === 0) setImmediate(resolve);
      else setTimeout(resolve, everyMs);
    });
  async function run(): Promise<void> {
    running = true;
    for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) {
      through.write(piece);
      await wait();
    }
    running = false;
    if (ended) through.end();
  }
  return {
    write: (chunk) => {
      for (let at = 0; at < chunk.length; at += bytes) waiting.push(chunk.subarray(at, at + bytes));
      if (!running) void run();
    },
    end: () => {
      ended = true;
      if (!running) through.end();
    },
  };
}

/** An emulator's own clock: the real time plus an offset that tests and trainers choose. */
export interface SandboxClock {
  /** Milliseconds since 1970. */
  now(): number;
  advance(ms: number): void;
  /** Sets the present moment; time goes on from there. */
  set(ms: number): void;
  reset(): void;
}

export function createSandboxClock(): SandboxClock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    advance: (ms) => {
      offset += ms;
    },
    set: (ms) => {
      offset = ms - Date.now();
    },
    reset: () => {
      offset = 0;
    },
  };
}

import type { PowerSource } from '../../src/main/lock/screen-lock';

export interface FakePower extends PowerSource {
  idleMs: number;
  lockScreen(): void;
  unlockScreen(): void;
  suspend(): void;
}

/** The operating system's word on who sits there, as a test wants it. */
export function createFakePower(): FakePower {
  const listeners = { lock: new Set<() => void>(), unlock: new Set<() => void>(), suspend: new Set<() => void>() };
  const tell = (all: ReadonlySet<() => void>): void => all.forEach((listener) => listener());
  return {
    idleMs: 0,
    systemIdleMs() {
      return this.idleMs;
    },
    onScreenLocked: (listener) => listeners.lock.add(listener),
    onScreenUnlocked: (listener) => listeners.unlock.add(listener),
    onSuspend: (listener) => listeners.suspend.add(listener),
    lockScreen: () => tell(listeners.lock),
    unlockScreen: () => tell(listeners.unlock),
    suspend: () => tell(listeners.suspend),
  };
}

import { fail } from '../../shared/domain/failure';
import type { LockCause, LockState } from '../../shared/domain/screen-lock';
import type { Clock } from '../../shared/lib/clock';
import { createWatched } from '../../shared/lib/watched';
import { createIdleTime } from './idle-time';

/** What the operating system tells about the person in front of it. */
export interface PowerSource {
  /** Milliseconds without input anywhere on this computer; 0 where the system can't tell. */
  systemIdleMs(): number;
  onScreenLocked(listener: () => void): void;
  onScreenUnlocked(listener: () => void): void;
  onSuspend(listener: () => void): void;
}

/** Locks the seat when nobody sits at it. The OS session decides who may sit there; Keydesk asks for no password of its own. */
export interface ScreenLock {
  isLocked(): boolean;
  lock(cause: LockCause): void;
  /** @throws KeydeskError `policy-denied` (`system-screen-locked`) while the OS's own screen is locked */
  unlock(): void;
  watch(signal: AbortSignal): AsyncGenerator<LockState, void, undefined>;
  /**
   * Lets a call of the window pass, or not.
   *
   * @throws KeydeskError `policy-denied` (`screen-locked`) for everything that could show or change a shopper's data
   */
  admit(procedure: string): void;
  /** Input arrived in the window. */
  touched(): void;
  start(): void;
  stop(): void;
}

/** How often it is looked whether somebody is there. */
const lookEveryMs = 5_000;
/** What a locked window may still ask for. */
const alwaysAdmitted: readonly string[] = ['app.info', 'app.lock', 'app.lockState', 'app.unlock', 'settings.get'];

export function createScreenLock(options: {
  readonly clock: Clock;
  readonly power: PowerSource;
  readonly idleLimitMs: number;
  /** Drops tokens, links and everything else that was learned of shoppers. */
  forget(): void;
  onLocked(cause: LockCause): void;
}): ScreenLock {
  const { clock, power, idleLimitMs } = options;
  const state = createWatched<LockState>({ locked: false });
  const idle = createIdleTime({ clock, systemIdleMs: () => power.systemIdleMs() });
  let systemLocked = false;
  let timer: NodeJS.Timeout | undefined;
  let lookedAt = clock.now();

  function lock(cause: LockCause): void {
    if (state.get().locked) return;
    state.set({ locked: true, cause, canUnlock: !systemLocked });
    options.forget();
    options.onLocked(cause);
  }

  function setSystemLocked(locked: boolean): void {
    systemLocked = locked;
    const now = state.get();
    if (now.locked) state.set({ ...now, canUnlock: !locked });
    else if (locked) lock('system');
  }

  function look(): void {
    const sinceLook = clock.now() - lookedAt;
    lookedAt = clock.now();
    // Nobody looked for so long only if the computer slept without telling.
    if (sinceLook >= Math.max(idleLimitMs, 2 * lookEveryMs)) lock('sleep');
    else if (idle.idleMs() >= idleLimitMs) lock('idle');
  }

  return {
    isLocked: () => state.get().locked,
    lock,
    unlock() {
      if (systemLocked) throw fail({ code: 'policy-denied', rule: 'system-screen-locked' });
      idle.touched();
      if (state.get().locked) state.set({ locked: false });
    },
    watch: (signal) => state.watch(signal),
    admit(procedure) {
      if (state.get().locked && !alwaysAdmitted.includes(procedure)) {
        throw fail({ code: 'policy-denied', rule: 'screen-locked' });
      }
    },
    touched: () => idle.touched(),
    start() {
      power.onScreenLocked(() => setSystemLocked(true));
      power.onScreenUnlocked(() => setSystemLocked(false));
      power.onSuspend(() => lock('sleep'));
      lookedAt = clock.now();
      timer = setInterval(look, lookEveryMs);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createScreenLock } from '../../../../src/main/lock/screen-lock';
import type { LockCause, LockState } from '../../../../src/shared/domain/screen-lock';
import { createFakePower } from '../../../fakes/fake-power';

const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open(idleLimitMs = 10 * minute) {
  const power = createFakePower();
  const causes: LockCause[] = [];
  let forgotten = 0;
  const lock = createScreenLock({
    clock: { now: () => Date.now() },
    power,
    idleLimitMs,
    forget: () => (forgotten += 1),
    onLocked: (cause) => causes.push(cause),
  });
  lock.start();
  const isLocked = (): boolean => {
    try {
      lock.admit('accounts.find');
      return false;
    } catch {
      return true;
    }
  };
  return { lock, power, causes, isLocked, forgotten: () => forgotten };
}

describe('[SC-27] an idle seat', () => {
  it('is locked once neither computer nor window was touched for as long as the policy says', () => {
    const { power, isLocked, causes, forgotten } = open();
    for (let passed = 0; passed < 9.5 * minute; passed += minute / 2) {
      vi.advanceTimersByTime(minute / 2);
      power.idleMs += minute / 2;
    }
    expect(isLocked()).toBe(false);
    power.idleMs += minute;
    vi.advanceTimersByTime(minute);
    expect({ locked: isLocked(), causes, forgotten: forgotten() }).toEqual({
      locked: true,
      causes: ['idle'],
      forgotten: 1,
    });
  });

  it('stays open while the agent works in another program', () => {
    const { power, isLocked } = open();
    power.idleMs = 1_000;
    vi.advanceTimersByTime(60 * minute);
    expect(isLocked()).toBe(false);
  });

  it('stays open while keys reach the window that the system doesn’t count', () => {
    const { lock, power, isLocked } = open();
    for (let passed = 0; passed < 30; passed += 1) {
      vi.advanceTimersByTime(minute);
      power.idleMs += minute;
      lock.touched();
    }
    expect(isLocked()).toBe(false);
  });

  it('is locked by the window’s own input where the system never tells', () => {
    const { isLocked } = open();
    vi.advanceTimersByTime(10 * minute + 5_000);
    expect(isLocked()).toBe(true);
  });

  it('is locked after a minute where the policy says so', () => {
    const { isLocked, causes } = open(minute);
    vi.advanceTimersByTime(minute + 5_000);
    expect(isLocked()).toBe(true);
    expect(causes).toEqual(['idle']);
  });

  it('is not locked by a clock that is set back', () => {
    const { power, isLocked } = open();
    power.idleMs = 1;
    vi.setSystemTime(Date.now() - 24 * 60 * minute);
    vi.advanceTimersByTime(minute);
    expect(isLocked()).toBe(false);
  });

  it('is locked when nobody looked for too long, as after a sleep that nobody told of', () => {
    const { power, isLocked, causes } = open();
    power.idleMs = 1;
    vi.setSystemTime(Date.now() + 60 * minute);
    vi.advanceTimersByTime(5_000);
    expect(isLocked()).toBe(true);
    expect(causes).toEqual(['sleep']);
  });
});

describe('[SC-27] the system', () => {
  it('locks the seat with its own screen, and gives it back only after that is unlocked', () => {
    const { lock, power, isLocked } = open();
    power.lockScreen();
    expect(isLocked()).toBe(true);
    expect(() => lock.unlock()).toThrow('policy-denied');
    power.unlockScreen();
    expect(isLocked()).toBe(true);
    lock.unlock();
    expect(isLocked()).toBe(false);
  });

  it('locks the seat when it goes to sleep', () => {
    const { power, isLocked, causes } = open();
    power.suspend();
    expect(isLocked()).toBe(true);
    expect(causes).toEqual(['sleep']);
  });

  it('keeps a seat that was locked before from being unlocked while its own screen is locked', () => {
    const { lock, power } = open();
    lock.lock('agent');
    power.lockScreen();
    expect(() => lock.unlock()).toThrow('policy-denied');
  });
});

describe('a locked screen', () => {
  it('lets only what shows nothing of shoppers pass', () => {
    const { lock } = open();
    lock.lock('agent');
    for (const procedure of ['app.info', 'app.lock', 'app.lockState', 'app.unlock', 'settings.get']) {
      expect(() => lock.admit(procedure)).not.toThrow();
    }
    for (const procedure of ['accounts.find', 'accounts.get', 'resets.issue', 'resets.reveal', 'app.copyText']) {
      expect(() => lock.admit(procedure)).toThrow('policy-denied');
    }
  });

  it('is locked once, whatever comes next, and forgets once', () => {
    const { lock, power, causes, forgotten } = open();
    lock.lock('agent');
    power.suspend();
    lock.lock('idle');
    expect(causes).toEqual(['agent']);
    expect(forgotten()).toBe(1);
  });

  it('tells every follower, beginning with how it is now', async () => {
    const { lock, power } = open();
    const ending = new AbortController();
    const seen: LockState[] = [];
    const following = (async () => {
      for await (const state of lock.watch(ending.signal)) seen.push(state);
    })();
    await vi.advanceTimersByTimeAsync(1);
    power.lockScreen();
    await vi.advanceTimersByTimeAsync(1);
    power.unlockScreen();
    await vi.advanceTimersByTimeAsync(1);
    lock.unlock();
    await vi.advanceTimersByTimeAsync(1);
    ending.abort();
    await following;
    expect(seen).toEqual([
      { locked: false },
      { locked: true, cause: 'system', canUnlock: false },
      { locked: true, cause: 'system', canUnlock: true },
      { locked: false },
    ]);
  });

  it('begins to count anew after it was unlocked', () => {
    const { lock, isLocked } = open();
    vi.advanceTimersByTime(10 * minute + 5_000);
    lock.unlock();
    vi.advanceTimersByTime(9 * minute);
    expect(isLocked()).toBe(false);
  });
});

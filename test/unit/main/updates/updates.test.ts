import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PackageUpdater } from '../../../../src/main/updates/package-updater';
import { createUpdates, type UpdateMachine, type Updates } from '../../../../src/main/updates/updates';
import type { UpdateState } from '../../../../src/shared/domain/update-state';
import { createFixedClock } from '../../../fakes/fixed-clock';

const metadata = {
  version: '0.2.0',
  files: [{ url: 'Keydesk.AppImage', sha512: Buffer.alloc(64).toString('base64'), size: 10 }],
};

let looked: number;
let done: string[];
let logged: unknown[];
let stamp: string | null;

beforeEach(() => {
  vi.useFakeTimers();
  looked = 0;
  done = [];
  logged = [];
  stamp = 'first';
});
afterEach(() => {
  vi.useRealTimers();
});

const updater: PackageUpdater = {
  look() {
    looked += 1;
    return Promise.resolve({ metadata, fits: true });
  },
  download: () => Promise.reject(new Error('not asked for')),
  install: () => Promise.reject(new Error('not asked for')),
  discard: () => Promise.resolve(),
};

function open(changes: Partial<UpdateMachine> = {}): Updates {
  return createUpdates({
    machine: {
      ...{ bar: null, feed: null, updater, programStamp: () => Promise.resolve(stamp) },
      ...{ quit: () => done.push('quit'), relaunch: () => done.push('relaunch') },
      ...changes,
    },
    ...{ ring: 'stable', version: '0.1.0', clock: createFixedClock() },
    areWritesRunning: () => false,
    log: { write: (event, fields) => logged.push([event, fields]) },
  });
}

async function now(updates: Updates): Promise<UpdateState> {
  const leaving = new AbortController();
  for await (const state of updates.state(leaving.signal)) {
    leaving.abort();
    return state;
  }
  throw new Error('no state');
}

describe('[SC-54] looking for updates', () => {
  it('begins two minutes after the start and goes on twice a day', async () => {
    const updates = open();
    updates.start();
    await vi.advanceTimersByTimeAsync(119_000);
    expect(looked).toBe(0);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(looked).toBe(1);
    expect((await now(updates)).step).toEqual({ at: 'offered', version: '0.2.0' });
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(looked).toBe(3);
    updates.stop();
    await vi.advanceTimersByTimeAsync(48 * 3_600_000);
    expect(looked).toBe(3);
    expect(logged).toContainEqual(['update.step', { step: 'offered', code: null }]);
  });

  it.each(['source', 'trial', 'off', 'no-feed', 'unsigned'] as const)('is not done: %s', async (bar) => {
    const updates = open({ bar });
    updates.start();
    await vi.advanceTimersByTimeAsync(48 * 3_600_000);
    expect(looked).toBe(0);
    expect(() => updates.check()).toThrow('unsupported');
  });

  it.each(['package-manager', 'administrator', 'no-rights'] as const)(
    'is done where somebody else installs, and nothing is downloaded: %s',
    async (bar) => {
      const updates = open({ bar });
      updates.check();
      await vi.advanceTimersByTimeAsync(0);
      expect((await now(updates)).step).toEqual({ at: 'offered', version: '0.2.0' });
      expect(() => updates.download('0.2.0')).toThrow('conflict');
    },
  );

  it('does not offer what this system can’t run', async () => {
    const updates = open({ updater: { ...updater, look: () => Promise.resolve({ metadata, fits: false }) } });
    updates.check();
    await vi.advanceTimersByTimeAsync(0);
    expect((await now(updates)).step).toEqual({ at: 'failed', problem: 'not-for-this-system', version: '0.2.0' });
  });
});

describe('[FT-59] the files of the running program', () => {
  it('are noticed to be others, and the program goes on until it is started again', async () => {
    const updates = open({ bar: 'package-manager' });
    updates.start();
    await vi.advanceTimersByTimeAsync(0);
    expect((await now(updates)).replaced).toBe(false);
    // For a moment, while they are exchanged, there may be none.
    stamp = null;
    await vi.advanceTimersByTimeAsync(300_000);
    expect((await now(updates)).replaced).toBe(false);
    stamp = 'second';
    await vi.advanceTimersByTimeAsync(300_000);
    expect((await now(updates)).replaced).toBe(true);
    expect(done).toEqual([]);
    updates.restart();
    await updates.finish();
    expect(done).toEqual(['quit', 'relaunch']);
  });

  it('are looked at when the window asks', async () => {
    const updates = open();
    updates.start();
    await vi.advanceTimersByTimeAsync(0);
    stamp = 'second';
    expect((await now(updates)).replaced).toBe(true);
  });
});

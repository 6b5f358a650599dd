import { afterEach, beforeEach } from 'vitest';
import type { Emulator } from '../../../../src/sandbox/emulator';
import { startEmporixEmulator } from '../../../../src/sandbox/emporix';

/** A fresh training store for every case. */
export function useEmporix(): () => Emulator {
  let emulator: Emulator | null = null;
  beforeEach(async () => {
    emulator = await startEmporixEmulator();
  });
  afterEach(async () => {
    await emulator?.close();
    emulator = null;
  });
  return () => {
    if (emulator === null) throw new Error('the store is open only inside a test');
    return emulator;
  };
}

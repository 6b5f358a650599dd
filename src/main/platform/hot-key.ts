import type { HotKeyState } from '../../shared/domain/preferences';

/** The part of Electron's `globalShortcut` that is needed. */
export interface KeyRegister {
  /** False when the OS or another program keeps the key. */
  register(accelerator: string, onPress: () => void): boolean;
  unregister(accelerator: string): void;
}

export interface HotKey {
  /** Takes up a key, or none, in place of the one before. */
  use(accelerator: string | null): void;
  state(): HotKeyState;
}

/** One key combination that works in every program. Says so when the OS doesn't give it. */
export function createHotKey(register: KeyRegister, onPress: () => void): HotKey {
  let current: string | null = null;
  let state: HotKeyState = 'off';
  return {
    use(accelerator) {
      if (current !== null) register.unregister(current);
      current = null;
      state = 'off';
      if (accelerator === null) return;
      state = isGiven(register, accelerator, onPress) ? 'on' : 'refused';
      if (state === 'on') current = accelerator;
    },
    state: () => state,
  };
}

function isGiven(register: KeyRegister, accelerator: string, onPress: () => void): boolean {
  try {
    return register.register(accelerator, onPress);
  } catch {
    // A combination this platform doesn't know.
    return false;
  }
}

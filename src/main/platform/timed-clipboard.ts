import type { Clipboard } from './clipboard';

export interface TimedClipboard {
  /** Puts a text on the clipboard and takes it off again; resolves to the moment at which it will go, in ms since 1970. */
  hold(text: string): Promise<number>;
  /** Takes the text off now, if it is still there. */
  dispose(): Promise<void>;
}

export interface TimedClipboardOptions {
  readonly clipboard: Clipboard;
  readonly clock: { now(): number };
  readonly holdMs?: number;
}

/** A clipboard that forgets a link after a minute, but never what somebody copied since (SC-40). */
export function createTimedClipboard({ clipboard, clock, holdMs = 60_000 }: TimedClipboardOptions): TimedClipboard {
  let held: { readonly text: string; readonly timer: NodeJS.Timeout } | null = null;

  async function clear(): Promise<void> {
    if (held === null) return;
    const { text, timer } = held;
    held = null;
    clearTimeout(timer);
    if ((await clipboard.read()) === text) await clipboard.write('');
  }

  return {
    hold: async (text) => {
      if (held !== null) clearTimeout(held.timer);
      // A clipboard that can't be read just now is left as it is; there is nobody to tell.
      const timer = setTimeout(() => void clear().catch(() => undefined), holdMs);
      held = { text, timer };
      await clipboard.write(text);
      return clock.now() + holdMs;
    },
    dispose: clear,
  };
}

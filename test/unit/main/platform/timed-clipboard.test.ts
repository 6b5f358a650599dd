import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clipboard } from '../../../../src/main/platform/clipboard';
import { createTimedClipboard } from '../../../../src/main/platform/timed-clipboard';

let text: string;
let readable: boolean;
const clipboard: Clipboard = {
  read: async () => {
    if (!readable) throw new Error('the clipboard is busy');
    return text;
  },
  write: async (next) => {
    text = next;
  },
};
const clock = { now: () => 1_800_000_000_000 };

beforeEach(() => {
  vi.useFakeTimers();
  text = 'before';
  readable = true;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('[SC-40] the timed clipboard', () => {
  it('takes a link off after a minute, and says when', async () => {
    const timed = createTimedClipboard({ clipboard, clock });
    expect(await timed.hold('the link')).toBe(clock.now() + 60_000);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(text).toBe('the link');
    await vi.advanceTimersByTimeAsync(1);
    expect(text).toBe('');
  });

  it('leaves what was copied since, even if it only contains the link', async () => {
    const timed = createTimedClipboard({ clipboard, clock, holdMs: 1000 });
    await timed.hold('the link');
    text = 'Dear Maja, the link';
    await vi.advanceTimersByTimeAsync(1000);
    expect(text).toBe('Dear Maja, the link');
  });

  it('gives a second link its own full minute', async () => {
    const timed = createTimedClipboard({ clipboard, clock, holdMs: 1000 });
    await timed.hold('first');
    await vi.advanceTimersByTimeAsync(900);
    await timed.hold('second');
    await vi.advanceTimersByTimeAsync(900);
    expect(text).toBe('second');
    await vi.advanceTimersByTimeAsync(100);
    expect(text).toBe('');
  });

  it('clears on quit, once, and only its own text', async () => {
    const timed = createTimedClipboard({ clipboard, clock });
    await timed.hold('the link');
    await timed.dispose();
    expect(text).toBe('');
    text = 'later';
    await timed.dispose();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(text).toBe('later');
  });

  it('lets a clipboard be that can’t be read', async () => {
    const timed = createTimedClipboard({ clipboard, clock, holdMs: 1000 });
    await timed.hold('the link');
    readable = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(text).toBe('the link');
  });
});

import type { Page } from 'playwright-core';

/** What the window's main thread did while something went on; times in milliseconds. */
export interface FrameTimes {
  /** Frames that were drawn. */
  readonly frames: number;
  /** Longest time between two animation frames: the main thread, the compositor and the machine together. */
  readonly longestGapMs: number;
  /** Frames for which the main thread needed more than 50 ms from its first task to the end of its rendering. */
  readonly longFrames: readonly number[];
}

/**
 * Watches the main thread while `work` goes on.
 *
 * A frame's time is the browser's own: a "long animation frame" is one that took more than 50 ms of the main thread, input
 * handlers, rendering, layout and style included. It holds without a graphics card, where the time between two frames does
 * not: that one is reported beside it and proves nothing under a virtual display.
 */
export async function watchFrames(page: Page, work: () => Promise<void>): Promise<FrameTimes> {
  const watch = await page.evaluateHandle(() => {
    const longFrames: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longFrames.push(Math.round(entry.duration));
    });
    observer.observe({ type: 'long-animation-frame' });
    let frames = 0;
    let longestGapMs = 0;
    let last = performance.now();
    let running = true;
    const tick = (now: number): void => {
      longestGapMs = Math.max(longestGapMs, now - last);
      last = now;
      frames += 1;
      if (running) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    return {
      stop: async () => {
        // Two more frames, so that the last one under watch has been reported.
        await new Promise((resolve) => setTimeout(resolve, 200));
        running = false;
        observer.disconnect();
        return { frames, longestGapMs: Math.round(longestGapMs), longFrames };
      },
    };
  });
  await work();
  return watch.evaluate(async ({ stop }) => stop());
}

import type { Settings } from '../settings/schema';

interface WindowSize {
  readonly width: number;
  readonly height: number;
}
export const defaultWindowSize: WindowSize = { width: 1280, height: 800 };
export const minimumWindowSize: WindowSize = { width: 1024, height: 640 };

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a window opens; without x and y the OS finds a place. */
export interface WindowPlace {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

/** As much of the top edge as a hand needs to move the window. */
const grip = { width: 160, height: 32 } as const;

/**
 * The place from the last time, as far as today's displays allow: a window whose display is gone opens where it can be seen.
 *
 * @param workAreas the displays without their bars, the main one first
 */
export function restoredPlace(saved: Settings['window'], workAreas: readonly Rectangle[]): WindowPlace {
  if (saved === null) return defaultWindowSize;
  const { x, y } = saved;
  const area =
    x === null || y === null ? undefined : workAreas.find((display) => showsGrip(display, { ...saved, x, y }));
  const room = area ?? workAreas[0];
  const size = {
    width: Math.max(minimumWindowSize.width, Math.min(saved.width, room?.width ?? saved.width)),
    height: Math.max(minimumWindowSize.height, Math.min(saved.height, room?.height ?? saved.height)),
  };
  return area === undefined || x === null || y === null ? size : { x, y, ...size };
}

function showsGrip(display: Rectangle, window: Rectangle): boolean {
  const shared = Math.min(display.x + display.width, window.x + window.width) - Math.max(display.x, window.x);
  return shared >= grip.width && window.y >= display.y && window.y + grip.height <= display.y + display.height;
}

import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { SettingsStore } from '../settings/settings-store';
import { windowOptions } from './window-options';
import { restoredPlace, type Rectangle } from './window-place';
import { zoomAfter, type ZoomStep } from './zoom';

export interface Windows {
  /** Opens the window, or brings the one that is open to the front. */
  open(): BrowserWindow;
  /** Whether a `webContents` belongs to a window made here. */
  isKnown(contentsId: number): boolean;
  current(): BrowserWindow | null;
  /** Draws the page of the open window larger or smaller. */
  zoom(step: ZoomStep): void;
}

export function createWindows(options: {
  readonly packaged: boolean;
  readonly preloadPath: string;
  /** What the window shows: the page of the app, or the dev server's. */
  readonly pageUrl: string;
  readonly settings: SettingsStore;
  /** Told of a window process that died. */
  onGone(window: BrowserWindow, reason: string): void;
  /** Told of every key, click and movement in a window. */
  onInput(): void;
  /** Told when a window is on the screen for the first time since the start. */
  onFirstShown(): void;
}): Windows {
  let current: { readonly window: BrowserWindow; readonly contentsId: number } | null = null;
  let zoomFactor = 1;
  let shown = false;

  function zoom(step: ZoomStep): void {
    if (current === null) return;
    zoomFactor = zoomAfter(zoomFactor, step);
    current.window.webContents.setZoomFactor(zoomFactor);
  }

  function show(window: BrowserWindow): void {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  function make(): BrowserWindow {
    const saved = options.settings.read().window;
    zoomFactor = saved?.zoom ?? 1;
    const window = new BrowserWindow(
      windowOptions({
        packaged: options.packaged,
        preloadPath: options.preloadPath,
        dark: nativeTheme.shouldUseDarkColors,
        place: restoredPlace(saved, workAreas()),
      }),
    );
    current = { window, contentsId: window.webContents.id };
    window.once('ready-to-show', () => {
      if (saved?.maximised === true) window.maximize();
      window.show();
      if (!shown) options.onFirstShown();
      shown = true;
    });
    window.on('close', () => keepPlace(window, zoomFactor, options.settings));
    window.on('closed', () => {
      current = null;
    });
    // The page's own title names the shopper's tab; the taskbar and its history shall not.
    window.on('page-title-updated', (event) => event.preventDefault());
    window.webContents.on('render-process-gone', (_event, { reason }) => options.onGone(window, reason));
    window.webContents.on('input-event', options.onInput);
    // Chromium keeps sizes of its own per page, some of them from before: the kept one stands, also after a reload.
    window.webContents.on('dom-ready', () => window.webContents.setZoomFactor(zoomFactor));
    window.webContents.on('zoom-changed', (_event, direction) => zoom(direction));
    void window.loadURL(options.pageUrl);
    return window;
  }

  return {
    open() {
      if (current === null) return make();
      show(current.window);
      return current.window;
    },
    isKnown: (contentsId) => current?.contentsId === contentsId,
    current: () => current?.window ?? null,
    zoom,
  };
}

/** The displays without their bars, the main one first. */
function workAreas(): readonly Rectangle[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

/** Remembers the place for the next start; one that can't be kept is no reason to stop a window from closing. */
function keepPlace(window: BrowserWindow, zoom: number, settings: SettingsStore): void {
  // Of a maximised window these are the bounds it goes back to.
  const { x, y, width, height } = window.getNormalBounds();
  try {
    settings.write({ ...settings.read(), window: { x, y, width, height, maximised: window.isMaximized(), zoom } });
  } catch {
    // The settings store has told of its trouble at the last change that mattered.
  }
}

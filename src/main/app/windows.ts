import { BrowserWindow, nativeTheme } from 'electron';
import type { SettingsStore } from '../settings/settings-store';
import { defaultWindowSize, windowOptions } from './window-options';

export interface Windows {
  /** Opens the window, or brings the one that is open to the front. */
  open(): BrowserWindow;
  /** Whether a `webContents` belongs to a window made here. */
  isKnown(contentsId: number): boolean;
  current(): BrowserWindow | null;
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
  /** Told when a window can be used for the first time. */
  onShown(): void;
}): Windows {
  let current: { readonly window: BrowserWindow; readonly contentsId: number } | null = null;

  function show(window: BrowserWindow): void {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  function make(): BrowserWindow {
    const window = new BrowserWindow(
      windowOptions({
        packaged: options.packaged,
        preloadPath: options.preloadPath,
        dark: nativeTheme.shouldUseDarkColors,
        size: options.settings.read().window ?? defaultWindowSize,
      }),
    );
    current = { window, contentsId: window.webContents.id };
    window.once('ready-to-show', () => {
      window.show();
      options.onShown();
    });
    window.on('close', () => keepSize(window, options.settings));
    window.on('closed', () => {
      current = null;
    });
    // The page's own title names the shopper's tab; the taskbar and its history shall not.
    window.on('page-title-updated', (event) => event.preventDefault());
    window.webContents.on('render-process-gone', (_event, { reason }) => options.onGone(window, reason));
    window.webContents.on('input-event', options.onInput);
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
  };
}

/** Remembers the size for the next start; a size that can't be kept is no reason to stop a window from closing. */
function keepSize(window: BrowserWindow, settings: SettingsStore): void {
  if (window.isMinimized() || window.isMaximized() || window.isFullScreen()) return;
  const [width = 0, height = 0] = window.getSize();
  try {
    settings.write({ ...settings.read(), window: { width, height } });
  } catch {
    // The settings store has told of its trouble at the last change that mattered.
  }
}

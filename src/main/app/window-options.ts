import type { BrowserWindowConstructorOptions } from 'electron';
import { minimumWindowSize, type WindowPlace } from './window-place';

/** What the window shows before the page has painted; the page's own background in each theme. */
const backgrounds = { light: '#ffffff', dark: '#1a1b1e' } as const;

/** The options of every window of the app. Locked: the page has no Node, no plugins, and a world of its own. */
export function windowOptions(surroundings: {
  readonly packaged: boolean;
  readonly preloadPath: string;
  readonly dark: boolean;
  readonly place: WindowPlace;
}) {
  return {
    title: 'Keydesk',
    ...surroundings.place,
    minWidth: minimumWindowSize.width,
    minHeight: minimumWindowSize.height,
    backgroundColor: surroundings.dark ? backgrounds.dark : backgrounds.light,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: surroundings.preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !surroundings.packaged,
    },
  } satisfies BrowserWindowConstructorOptions;
}

import { expect, it } from 'vitest';
import { windowOptions } from '../../../../src/main/app/window-options';
import { defaultWindowSize } from '../../../../src/main/app/window-place';

const options = (packaged: boolean, dark = false) =>
  windowOptions({ packaged, preloadPath: '/app/preload.cjs', dark, place: defaultWindowSize });

it('[SC-01] locks the page of every window', () => {
  expect(options(true)).toEqual({
    title: 'Keydesk',
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 640,
    backgroundColor: '#ffffff',
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: '/app/preload.cjs',
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
      devTools: false,
    },
  });
});

it('differs in development and by theme in one thing each', () => {
  expect(options(false).webPreferences.devTools).toBe(true);
  expect(options(true, true).backgroundColor).toBe('#1a1b1e');
});

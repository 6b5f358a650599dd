import { app, ipcMain, Menu, powerMonitor, protocol, session, shell } from 'electron';
import { join, relative, isAbsolute } from 'node:path';
import type { ClientCertificates } from '../connections/client-certificates';
import { prepareBeforeReady } from './before-ready';
import { compose } from './compose';
import { createCrashBudget } from './crash-budget';
import { openElectronPorts } from './electron-ports';
import { attachGuards, openExternalPage } from './guards';
import { catchUnforeseen, offerRestart } from './last-resort';
import { menuTemplate } from './menu';
import { readPageFiles, type PageFile } from './page-files';
import { packagedOrigin, pageScheme } from './page-origin';
import { servePage } from './protocol';
import { keepQuiet } from './quiet-session';
import { refusedStartExitCode, startObjections } from './start-check';
import { createWindows } from './windows';

/**
 * Brings the app up. What must happen before Electron is ready happens before the first `await`.
 *
 * @throws KeydeskError for a policy or settings file the app must not start with
 */
export async function startKeydesk(): Promise<void> {
  prepareBeforeReady({ app, protocol });
  if (app.isPackaged && !isDrivable() && refuseStart()) return;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const { ELECTRON_RENDERER_URL: developing } = process.env;
  const devServer = app.isPackaged ? undefined : developing;
  const origin = devServer === undefined ? packagedOrigin : new URL(devServer).origin;
  let certificates: ClientCertificates | null = null;
  attachGuards(app, origin, () => certificates);

  // On a Mac links come as events, the first of them before the app is ready.
  const early: string[] = [];
  let openLink = (link: string): void => void early.push(link);
  app.on('open-url', (event, link) => {
    event.preventDefault();
    openLink(link);
  });

  await app.whenReady();
  keepQuiet(session.defaultSession);
  const ports = await openElectronPorts({
    window: () => windows.current(),
    onHotKey: () => {
      windows.open();
      keydesk.screenPop.wantSearch();
    },
    onPreferences: () => showMenu(),
  });
  // While developing the page comes from the dev server, and there may be none that was built.
  const page =
    devServer === undefined ? readPageFiles(join(import.meta.dirname, '../renderer')) : new Map<string, PageFile>();
  protocol.handle(pageScheme, (request) => {
    const { status, headers, body } = servePage(page, request);
    return new Response(body === null ? null : Buffer.from(body), { status, headers });
  });
  const keydesk = compose(ports);
  certificates = keydesk.clientCertificates;
  const crashes = createCrashBudget(ports.clock);
  const breakDown = (code: string): void => {
    keydesk.breakDown(code);
    void offerRestart(ports.texts().breakdown);
  };
  catchUnforeseen(breakDown);

  const windows = createWindows({
    packaged: app.isPackaged,
    preloadPath: join(import.meta.dirname, '../preload/index.cjs'),
    pageUrl: devServer ?? `${packagedOrigin}/`,
    settings: ports.settings,
    onGone: (window, why) => {
      if (why === 'clean-exit') return;
      ports.log.write('window.gone', { why });
      if (crashes.spend()) window.webContents.reload();
      else breakDown('window-gone');
    },
    onInput: () => keydesk.touched(),
    onFirstShown: () =>
      ports.log.write('app.started', {
        version: ports.facts.version,
        electron: ports.facts.electronVersion,
        platform: ports.facts.platform,
        packaged: app.isPackaged,
        durationMs: performance.now(),
      }),
  });
  let started = false;
  const stopServing = keydesk.serve(ipcMain, {
    origin,
    isKnownWindow: (id) => windows.isKnown(id),
    // The training stores and the keychain take their share of the machine only when the window can be used.
    onDrawn: () => {
      if (started) return;
      started = true;
      keydesk.start();
    },
  });

  /** In the language that is chosen now. */
  function showMenu(): void {
    const template = menuTemplate({
      packaged: app.isPackaged,
      mac: process.platform === 'darwin',
      texts: ports.texts().menu,
      eraseMonth: () => void keydesk.eraseMonth(),
      zoom: (step) => windows.zoom(step),
      openPage: (name) => void openExternalPage(shell, name),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
  showMenu();
  windows.open();
  openLink = (link) => {
    windows.open();
    keydesk.screenPop.open(link);
  };
  early.forEach(openLink);
  keydesk.screenPop.openFrom(process.argv.slice(1));
  app.on('second-instance', (_event, args) => {
    windows.open();
    keydesk.screenPop.openFrom(args);
  });
  app.on('activate', () => windows.open());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  endInOrder(
    async () => {
      stopServing();
      await keydesk.stop();
    },
    () => keydesk.installUpdate(),
  );
}

/** Lets the app end only after `stop`, however the end came about. `last` may end it by itself. */
function endInOrder(stop: () => Promise<void>, last: () => Promise<void>): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    void stop()
      .finally(() => {
        state = 'stopped';
        return last();
      })
      .finally(() => app.quit());
  });
  // Where the OS allows it, its own shutdown waits for the same.
  powerMonitor.on('shutdown', () => app.quit());
}

/** Whether this build is the one the smoke test drives; decided while building, and false in all that is given away. */
function isDrivable(): boolean {
  return import.meta.env.MAIN_VITE_DRIVABLE === '1';
}

/** Refuses to run with switches or variables that open the app to others. */
function refuseStart(): boolean {
  const objections = startObjections({
    args: process.argv.slice(1),
    env: process.env,
    isProfileFolder: (path) => {
      const below = relative(app.getPath('appData'), path);
      return path !== '' && isAbsolute(path) && below !== '' && !below.startsWith('..') && !isAbsolute(below);
    },
  });
  if (objections.length === 0) return false;
  process.stderr.write(`Keydesk does not start with: ${objections.join(', ')}\n`);
  app.exit(refusedStartExitCode);
  return true;
}

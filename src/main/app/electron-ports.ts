import { app, clipboard, globalShortcut, nativeTheme, powerMonitor, shell, type BrowserWindow } from 'electron';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createFileJournal } from '../journal/file-journal';
import { createNodeFiles } from '../journal/files';
import { agentIdentity } from '../platform/agent-identity';
import { createCryptoIds } from '../platform/crypto-ids';
import { dataFolders, localDataRoot, makeDataFolders } from '../platform/data-folders';
import { createKeptText } from '../platform/kept-text';
import { createHotKey } from '../platform/hot-key';
import { createFileLog } from '../platform/log';
import { createSystemClock } from '../platform/system-clock';
import { loadPolicy } from '../policy/load-policy';
import { createKeytarSecretStore } from '../secrets/keytar-secret-store';
import { createRemoteKeychain } from '../secrets/remote-keychain';
import { createElectronSettingsStore } from '../settings/electron-settings-store';
import { readBuildFacts } from './build-facts';
import { readShippedParts } from './shipped-parts';
import type { Ports } from './ports';
import { createConfirmHosts } from './confirm-hosts';
import { createEraseMonthDialogs } from './erase-month-dialogs';
import { createFileChooser } from './file-chooser';
import { openExternalPage, openMailto } from './guards';
import { endWhenIdle } from './idle-keychain';
import { textsFor } from './texts/all-native-texts';
import type { NativeTexts } from './texts/native-texts';
import { trainingEnvironment } from './training-environment';
import { startHelper } from './utility-process';
import { openUpdateMachine } from './updater/update-machine';
import { createVendorSessions } from './vendor-sessions';

export interface ElectronPorts extends Ports {
  /** The words of menu and dialogs in the language that is chosen now. */
  texts(): NativeTexts;
}

/**
 * The machine as the app finds it under Electron. Call when the app is ready.
 *
 * @throws KeydeskError `misconfigured` for a policy or settings file the app must not start with
 */
export async function openElectronPorts({
  window,
  onHotKey,
  onPreferences,
}: {
  window(): BrowserWindow | null;
  onHotKey(): void;
  /** What the agent chose has changed and is put to work. */
  onPreferences(): void;
}): Promise<ElectronPorts> {
  const { platform, env, execPath } = process;
  const version = app.getVersion();
  const packaged = app.isPackaged;
  // A profile that was asked for by a switch holds everything; else data stays on this machine and roams nowhere.
  const root = app.commandLine.hasSwitch('user-data-dir')
    ? app.getPath('userData')
    : localDataRoot({ platform, env, home: homedir() });
  const folders = dataFolders(root);
  makeDataFolders(folders);
  const { policy, path: policyPath, stated } = await loadPolicy({ packaged, platform, env, execPath });

  const clock = createSystemClock();
  const ids = createCryptoIds();
  const log = createFileLog({ folder: folders.logs, clock });
  log.write('policy.loaded', { from: policyPath === null ? 'defaults' : 'file' });
  const settings = createElectronSettingsStore({ folder: folders.settings, appVersion: version, ids, clock });
  const agent = agentIdentity();
  const hotKey = createHotKey(globalShortcut, onHotKey);
  hotKey.use(settings.read().preferences.hotKey);
  const texts = (): NativeTexts => textsFor(settings.read().preferences.language, app.getPreferredSystemLanguages());
  const keychain = createRemoteKeychain(() => startHelper(builtEntry('keychain.js'), 'Keydesk keychain'));
  nativeTheme.themeSource = settings.read().preferences.theme;

  const build = readBuildFacts(app.getAppPath());

  return {
    facts: { version, electronVersion: process.versions.electron, platform, agent, build },
    readShippedParts: () => readShippedParts(builtEntry('licences.json')),
    policy,
    policySource: { path: policyPath, stated },
    clock,
    ids,
    log,
    settings,
    secretStore: createKeytarSecretStore({
      load: () => Promise.resolve(endWhenIdle(keychain)),
      abandon: () => keychain.abandon(),
    }),
    openJournal: async (kind, secretStore, clockOffsetMs) => {
      const folder = kind === 'keychain' ? folders.journal : join(root, 'journal-session');
      makeDataFolders({ ...folders, journal: folder });
      return await createFileJournal({
        folder,
        files: createNodeFiles({
          folder,
          startAppending: (fd) => new Worker(builtEntry('append.js'), { workerData: fd }),
        }),
        clock,
        ids,
        secretStore,
        installationId: settings.read().installationId,
        appVersion: version,
        agent,
        retentionMonths: policy.journalRetentionMonths,
        clockOffsetMs,
        exportHead: ({ seq, hash }) => log.write('journal.head', { seq, hash }),
      });
    },
    // From Electron 44 on these answer with promises; awaiting suits both.
    clipboard: {
      read: async () => await clipboard.readText(),
      write: async (text) => {
        await clipboard.writeText(text);
      },
    },
    power: {
      systemIdleMs: () => powerMonitor.getSystemIdleTime() * 1_000,
      onScreenLocked: (listener) => {
        powerMonitor.on('lock-screen', listener);
        powerMonitor.on('user-did-resign-active', listener);
      },
      onScreenUnlocked: (listener) => {
        powerMonitor.on('unlock-screen', listener);
        powerMonitor.on('user-did-become-active', listener);
      },
      onSuspend: (listener) => powerMonitor.on('suspend', listener),
    },
    ...createVendorSessions(version),
    openTraining: () =>
      startHelper(builtEntry('training.js'), 'Keydesk training stores', trainingEnvironment(env, packaged)),
    emailMemory: createKeptText(join(root, 'known-emails.json')),
    exportCursorPath: join(root, 'journal-export.json'),
    recentLookupsPath: join(root, 'recent-lookups.sealed'),
    fileChooser: createFileChooser(window),
    eraseMonthDialogs: createEraseMonthDialogs(window, texts),
    confirmHosts: createConfirmHosts(window, texts),
    openHelp: (vendor) => openExternalPage(shell, `help-${vendor}`),
    openMailto: (address) => openMailto(shell, address),
    applyPreferences: (chosen) => {
      nativeTheme.themeSource = chosen.theme;
      hotKey.use(chosen.hotKey);
      onPreferences();
    },
    hotKeyState: () => hotKey.state(),
    updates: openUpdateMachine({ packaged, version, build, policy, folder: join(root, 'updates') }),
    texts,
  };
}

/** A file the build puts beside the main process's own. */
function builtEntry(name: string): string {
  return join(import.meta.dirname, name);
}

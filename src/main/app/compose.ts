import type { ClientCertificates } from '../connections/client-certificates';
import { createJournalExport } from '../journal-export/journal-export-service';
import { createJournalView } from '../journal-view/journal-view-service';
import { createScreenLock } from '../lock/screen-lock';
import { createTextFiles } from '../platform/text-files';
import { checkLanguage } from '../policy/check-language';
import { createPolicyView, seatRules } from '../policy/policy-view';
import { createRouter, type AppRouter } from '../rpc/router';
import { serveRpc, type PortSource } from '../rpc/serve';
import { createScreenPop, type ScreenPop } from '../screen-pop/screen-pop';
import { createPreferences } from '../settings/preferences';
import { createAppService } from './app-service';
import { createEraseMonth } from './erase-month';
import { createAccountParts } from './parts/account-parts';
import { createConnectionParts } from './parts/connection-parts';
import { createRecordParts } from './parts/record-parts';
import { createResetParts } from './parts/reset-parts';
import { createUpdateParts } from './parts/update-parts';
import type { Ports } from './ports';
import { createSupportFile } from './support-file';

/** The main process without Electron. */
export interface Keydesk {
  readonly router: AppRouter;
  /** Begins what takes time; nothing waits for it. */
  start(): void;
  /** Where links of other programs and the hot key go. */
  readonly screenPop: Pick<ScreenPop, 'open' | 'openFrom' | 'wantSearch'>;
  /** Lets the agent destroy the key of a past month of the journal. Never fails: dialogs say what became of it. */
  eraseMonth(): Promise<void>;
  /** Which certificate of the operating system's store a host is shown. */
  readonly clientCertificates: ClientCertificates;
  /** Input arrived in the window: somebody is there. */
  touched(): void;
  /** Serves windows on their ports; returns what stops it. */
  serve(ipc: PortSource, page: ServedPage): () => void;
  /** Refuses further writes: something unforeseen happened, of which `code` is all that is kept. */
  breakDown(code: string): void;
  /** Waits for running writes for 5 s, forgets links and ends what was begun. */
  stop(): Promise<void>;
  /** Installs an update that is ready. Call it when everything has stopped; never fails. */
  installUpdate(): Promise<void>;
}

export interface ServedPage {
  readonly origin: string;
  isKnownWindow(id: number): boolean;
  /** Told each time a page has drawn itself for the first time, and perhaps more often. */
  onDrawn(): void;
}

const lastWritesMs = 5_000;

export function compose(ports: Ports): Keydesk {
  const { clock, policy, settings, facts } = ports;
  const textFiles = createTextFiles(ports.fileChooser);
  const recordParts = createRecordParts(ports);
  const { journal, records, reports, writes, liveExport, knownResets } = recordParts;
  const connectionParts = createConnectionParts(ports, recordParts, textFiles);
  const { known, adapters, training, connections } = connectionParts;
  const accountParts = createAccountParts(ports, recordParts, connectionParts);
  const { accounts, recent } = accountParts;
  const resetParts = createResetParts(ports, recordParts, connectionParts, accountParts);
  const { mail, resets } = resetParts;
  const updates = createUpdateParts(ports, recordParts);

  const app = createAppService({
    facts,
    settings,
    records,
    clockWatch: recordParts.clockWatch,
    clipboard: ports.clipboard,
    readShippedParts: () => ports.readShippedParts(),
  });
  const preferences = createPreferences({
    settings,
    rules: seatRules(policy, ports.policySource),
    apply: (chosen) => ports.applyPreferences(chosen),
    hotKeyState: () => ports.hotKeyState(),
  });
  const screenPop: ScreenPop = createScreenPop({
    clock,
    isLocked: () => screenLock.isLocked(),
    onIgnored: (why, count) => ports.log.write('screen-pop.ignored', { why, count }),
  });
  const screenLock = createScreenLock({
    clock,
    power: ports.power,
    idleLimitMs: policy.idleLockMinutes * 60_000,
    forget() {
      adapters.dropTokens();
      accountParts.forgetActions();
      resetParts.forget();
      screenPop.forget();
    },
    onLocked: (why) => ports.log.write('screen.locked', { why }),
  });
  const router = createRouter({
    accounts,
    app: {
      ...app,
      lockState: (signal) => screenLock.watch(signal),
      deepLinks: (signal) => screenPop.requests(signal),
      lock: () => screenLock.lock('agent'),
      unlock: () => screenLock.unlock(),
    },
    connections: {
      ...connections,
      ...connectionParts.connectionTests,
      ...connectionParts.connectionFiles,
      openHelp: (vendor) => ports.openHelp(vendor),
    },
    journal: {
      ...accounts,
      ...createJournalView({ journal, connections: known }),
      ...createJournalExport({ journal, connections: known, chooser: ports.fileChooser, clock }),
      exportStatus: () => liveExport?.status() ?? null,
      verify: journal.verify,
    },
    mail,
    policy: createPolicyView(policy, ports.policySource),
    recent,
    resets,
    secrets: connectionParts.secrets,
    settings: {
      ...preferences,
      set(chosen) {
        if (chosen.language !== 'system') checkLanguage(chosen.language, policy.languages);
        preferences.set(chosen);
        accountParts.tidyRecent();
      },
    },
    support: createSupportFile({
      info: () => app.info(),
      connections: () => connections.list(),
      policy: ports.policySource,
      files: textFiles,
    }),
    training,
    updates,
  });

  return {
    router,
    start() {
      // Somebody who took all training connections off the list doesn't pay for the stores.
      if (training.ids().some((id) => known.ids().includes(id))) training.start();
      records
        .check()
        .then(() => knownResets.load())
        .catch((error: unknown) => reports.bug('start', error));
      journal.event('app.start');
      accountParts.tidyRecent();
      liveExport?.start();
      screenLock.start();
      updates.start();
    },
    screenPop,
    eraseMonth: createEraseMonth({
      journal,
      dialogs: ports.eraseMonthDialogs,
      isLocked: () => screenLock.isLocked(),
      onBug: (error) => reports.bug('erase-month', error),
    }),
    clientCertificates: connectionParts.clientCertificates,
    touched: () => screenLock.touched(),
    serve: (ipc, { origin, isKnownWindow, onDrawn }) =>
      serveRpc({
        ipc,
        router,
        pageOrigin: origin,
        isKnownWindow,
        admit(procedure) {
          // What a page watches as soon as it stands.
          if (procedure === 'app.lockState') onDrawn();
          screenLock.admit(procedure);
        },
        clock,
        onRefusedPort: reports.refusedPort,
        onRefusedMessage: reports.refusedMessage,
        onLimit: reports.limitHit,
        onBug: reports.bug,
      }),
    breakDown(code) {
      writes.stop();
      reports.breakDown(code);
    },
    async stop() {
      screenLock.stop();
      updates.stop();
      await writes.finish(lastWritesMs);
      // Each of them ends, whatever becomes of the others; there is nobody left to tell.
      const linksGone = resetParts.dispose();
      await liveExport?.stop();
      await Promise.allSettled([linksGone, training.stop(), journal.close()]);
      ports.log.close();
    },
    installUpdate: () => updates.finish(),
  };
}

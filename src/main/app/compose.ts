import { createAccountService, type AccessResult } from '../accounts/account-service';
import { createActionIds } from '../accounts/action-ids';
import { createEmailChanges } from '../accounts/email-changes';
import { createLookupService } from '../accounts/lookup-service';
import { createRecentLookups } from '../accounts/recent-lookups';
import { createRecordedWrites } from '../accounts/recorded-writes';
import { createAdapters } from '../connections/adapters';
import { createClockWatch } from '../connections/clock-watch';
import { createConnectionFiles } from '../connections/connection-files';
import { createConnectionService } from '../connections/connection-service';
import { createConnectionTests } from '../connections/connection-tests';
import { createDraftCheck } from '../connections/draft-check';
import { createHostConfirmations, type ConfirmHosts } from '../connections/host-confirmations';
import { createHostSeals } from '../connections/host-seals';
import { createKnownConnections } from '../connections/known-connections';
import { createSecretLists, createSecretUses } from '../connections/secret-list';
import { createTrainingStores, type TrainingHost } from '../connections/training-stores';
import { createDoneResets } from '../hand-over/done-resets';
import { createHandOver } from '../hand-over/hand-over-service';
import { createMailDelivery } from '../hand-over/mail-delivery';
import { createMailProgram } from '../hand-over/mail-program';
import { createMailServerSettings } from '../hand-over/mail-settings';
import type { Journal } from '../journal/journal';
import { createJournalExport } from '../journal-export/journal-export-service';
import { openLiveExport } from '../journal-export/live/open-live-export';
import { createJournalView } from '../journal-view/journal-view-service';
import { createScreenLock, type PowerSource } from '../lock/screen-lock';
import type { Clipboard } from '../platform/clipboard';
import type { Ids } from '../platform/ids';
import type { KeptText } from '../platform/kept-text';
import type { Log } from '../platform/log';
import type { FileChooser } from '../platform/file-chooser';
import { createTextFiles } from '../platform/text-files';
import { createTimedClipboard } from '../platform/timed-clipboard';
import type { Policy } from '../policy/policy';
import { checkLanguage } from '../policy/check-language';
import { createPolicyView, type PolicySource } from '../policy/policy-view';
import { createHeldLinks } from '../reset-links/held-links';
import { createKnownResets } from '../reset-links/known-resets';
import { createResetLedger } from '../reset-links/reset-ledger';
import { createResetLimits, issuedBefore } from '../reset-links/reset-limits';
import { createResetService } from '../reset-links/reset-service';
import { createWithdrawLinks } from '../reset-links/withdraw-links';
import { createRouter, type AppRouter } from '../rpc/router';
import { serveRpc, type PortSource } from '../rpc/serve';
import { createScreenPop, type ScreenPop } from '../screen-pop/screen-pop';
import { createSealedFile } from '../secrets/sealed-file';
import { recentLookupsKey, type SecretStore } from '../secrets/secret-store';
import { keychainBackend } from '../secrets/keychain-backend';
import { createSessionSecrets } from '../secrets/session-secrets';
import { createSessionSecretStore } from '../secrets/session-secret-store';
import { createPreferences } from '../settings/preferences';
import type { SettingsStore } from '../settings/settings-store';
import type { AdapterOptions } from '../vendors/port';
import { vendorDefinitions } from '../vendors/registry';
import { isKeydeskError } from '../../shared/domain/failure';
import type { HotKeyState, Preferences } from '../../shared/domain/preferences';
import type { ResetResult } from '../../shared/domain/reset';
import type { VendorId } from '../../shared/domain/vendor';
import type { Clock } from '../../shared/lib/clock';
import { createAppService, type AppFacts } from './app-service';
import { createEraseMonth, type EraseMonthDialogs } from './erase-month';
import { createSupportFile } from './support-file';
import { createReports } from './reports';
import { createRecordKeeping, type JournalKind } from './record-keeping';

/** What the operating system and the machine give; everything else is made here. */
export interface Ports {
  readonly facts: AppFacts;
  readonly policy: Policy;
  /** Where the policy comes from. */
  readonly policySource: PolicySource;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly settings: SettingsStore;
  /** The OS keychain. */
  readonly secretStore: SecretStore;
  openJournal(kind: JournalKind, store: SecretStore, clockOffsetMs: () => number | null): Promise<Journal>;
  readonly clipboard: Clipboard;
  readonly power: PowerSource;
  readonly fetch: typeof fetch;
  /** A `fetch` that opens a connection of its own each time and never sends twice by itself. */
  readonly fetchOnce: typeof fetch;
  openTraining(): TrainingHost;
  readonly confirmHosts: ConfirmHosts;
  /** Opens the page about setting up a store of this vendor, in the default browser. */
  openHelp(vendor: VendorId): Promise<void>;
  readonly fileChooser: FileChooser;
  /** Where the desk keeps by which marks it knows e-mails again. */
  readonly emailMemory: KeptText;
  readonly eraseMonthDialogs: EraseMonthDialogs;
  /** File in which the live export keeps how far it has come. */
  readonly exportCursorPath: string;
  /** Sealed file of the recent look-ups. */
  readonly recentLookupsPath: string;
  /** Opens a mail in the agent's mail program; false when there is none. */
  openMailto(address: string): Promise<boolean>;
  /** Puts what the agent chose on the windows. */
  applyPreferences(preferences: Preferences): void;
  /** What became of the hot key that was last applied. */
  hotKeyState(): HotKeyState;
  /** Roots a mail server's certificate may come from instead of the runtime's, as PEM, for tests. */
  readonly mailRoots?: readonly string[];
  /** Shorter time limits of calls to vendors, for tests. */
  readonly httpLimits?: AdapterOptions<unknown>['limits'];
}

/** The main process without Electron. */
export interface Keydesk {
  readonly router: AppRouter;
  /** Begins what takes time; nothing waits for it. */
  start(): void;
  /** Serves windows on their ports; returns what stops it. */
  /** Where links of other programs and the hot key go. */
  readonly screenPop: Pick<ScreenPop, 'open' | 'openFrom' | 'wantSearch'>;
  /** Lets the agent destroy the key of a past month of the journal. Never fails: dialogs say what became of it. */
  eraseMonth(): Promise<void>;
  /** Input arrived in the window: somebody is there. */
  touched(): void;
  serve(ipc: PortSource, page: { readonly origin: string; isKnownWindow(id: number): boolean }): () => void;
  /** Refuses further writes: something unforeseen happened, of which `code` is all that is kept. */
  breakDown(code: string): void;
  /** Waits for running writes for 5 s, forgets links and ends what was begun. */
  stop(): Promise<void>;
}

const lastWritesMs = 5_000;

export function compose(ports: Ports): Keydesk {
  const { clock, ids, policy, settings, secretStore, facts } = ports;
  const clockWatch = createClockWatch(clock);
  const textFiles = createTextFiles(ports.fileChooser);

  const records = createRecordKeeping({
    keychain: secretStore,
    session: createSessionSecretStore(),
    openJournal: (kind, store) => ports.openJournal(kind, store, () => clockWatch.offsetMs()),
  });
  const knownResets = createKnownResets({ clock, agent: facts.agent, journalKind: () => records.journalKind() });
  const journal = knownResets.watch(records.journal);
  const liveExport =
    policy.logTarget === null
      ? null
      : openLiveExport({
          ...{ target: policy.logTarget, journal, cursorPath: ports.exportCursorPath, fetch: ports.fetch, clock },
          journalKind: () => records.journalKind(),
        });
  const writes = createRecordedWrites({
    journal: { ...journal, problem: () => journal.problem() ?? liveExport?.problem() ?? null },
    agent: facts.agent,
  });
  const reports = createReports({ log: ports.log, journal, clockWatch });

  const training = createTrainingStores({ open: () => ports.openTraining(), onProblem: reports.trainingProblem });
  const seals = createHostSeals(secretStore);
  const sessionSecrets = createSessionSecrets();
  const secretUses = createSecretUses(clock);
  const known = createKnownConnections({
    settings,
    secretStore,
    seals,
    training,
    vendors: vendorDefinitions,
    policy,
    sessionSecrets,
    onSecretsRead: (id) => secretUses.note(id),
    keychainProblem: () => records.keychainProblem(),
  });
  const adapters = createAdapters({
    connections: known,
    vendors: vendorDefinitions,
    fetch: ports.fetch,
    fetchOnce: ports.fetchOnce,
    clock,
    onCall: reports.vendorCall,
    mayWrite: writes.mayWrite,
    ...(ports.httpLimits === undefined ? {} : { limits: ports.httpLimits }),
  });
  const connections = createConnectionService({
    known,
    adapters,
    vendors: vendorDefinitions,
    settings,
    secretStore,
    sessionSecrets,
    seals,
    journal,
    ids,
    clock,
    policy,
    confirmations: createHostConfirmations(ports.confirmHosts, clock),
    check: createDraftCheck({ settings, seals, vendors: vendorDefinitions, policy }),
    keychainProblem: () => records.keychainProblem(),
    onTrainingWanted: () => training.start(),
  });
  const connectionTests = createConnectionTests({
    known,
    adapters,
    fromDraft: (draft) => connections.fromDraft(draft),
  });
  const secrets = createSecretLists({
    settings,
    secretStore,
    sessionSecrets,
    known,
    adapters,
    vendors: vendorDefinitions,
    uses: secretUses,
    backend: keychainBackend(process.platform),
    journal,
    save: (draft) => connections.save(draft),
  });
  const connectionFiles = createConnectionFiles({
    files: textFiles,
    known,
    settings,
    vendors: vendorDefinitions,
    policy,
    journal,
    ids,
    clock,
    confirmHosts: ports.confirmHosts,
  });

  const emailChanges = createEmailChanges({
    file: ports.emailMemory,
    secretStore,
    clock,
    warningDays: policy.emailChangeWarningDays,
  });
  const lookUps = createLookupService({
    connections: known,
    adapters,
    journal,
    onBug: (error) => reports.bug('accounts.find', error),
  });
  const recent = createRecentLookups({
    file: createSealedFile({ path: ports.recentLookupsPath, store: secretStore, key: recentLookupsKey }),
    clock,
    isKept: () => policy.recentLookups && settings.read().preferences.recentLookups,
  });
  const accessIds = createActionIds<AccessResult>({ ids, clock });
  const accounts = createAccountService({
    connections: known,
    adapters,
    journal,
    policy,
    actionIds: accessIds,
    writes,
  });

  const timedClipboard = createTimedClipboard({ clipboard: ports.clipboard, clock });
  const links = createHeldLinks({ clock, clipboard: timedClipboard, journal, linkVisible: policy.linkVisible });
  const done = createDoneResets();
  const mail = createMailServerSettings({
    settings,
    secretStore,
    journal,
    confirmHosts: ports.confirmHosts,
    clock,
    allowed: policy.mailServer,
    trustedRoots: ports.mailRoots,
  });
  const ledger = createResetLedger({ known: knownResets, connections: known, adapters, clock });
  const resetIds = createActionIds<ResetResult>({ ids, clock });
  const resets = createResetService({
    adapters,
    policy,
    actionIds: resetIds,
    writes,
    limits: createResetLimits(clock, policy.limits, () =>
      issuedBefore(knownResets.list(), facts.agent, training.ids()),
    ),
    links,
    done,
    known: knownResets,
    emailChanges,
    ledger,
    canMail: () => policy.mailServer && mail.state().settings !== null,
    journal,
    clock,
    clockWatch,
    ids,
  });

  const withdrawal = createWithdrawLinks({
    adapters,
    policy,
    actionIds: createActionIds({ ids, clock }),
    writes,
    links,
    clock,
  });
  const handOver = createHandOver({ links, done, clipboard: ports.clipboard });
  const mailProgram = createMailProgram({
    adapters,
    links,
    done,
    openMailto: (address) => ports.openMailto(address),
  });

  const mailDelivery = createMailDelivery({ adapters, links, done, server: mail, writes });

  const app = createAppService({
    facts,
    settings,
    records,
    clipboard: ports.clipboard,
  });
  const preferences = createPreferences({
    settings,
    rules: { idleLockMinutes: policy.idleLockMinutes, recentLookups: policy.recentLookups },
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
      accessIds.forgetAll();
      resetIds.forgetAll();
      links.forgetAll();
      mailProgram.forgetShown();
      mailDelivery.forgetShown();
      // A clipboard that can't be read just now is left as it is; its own minute is running.
      timedClipboard.dispose().catch(() => undefined);
      screenPop.forget();
    },
    onLocked: (why) => ports.log.write('screen.locked', { why }),
  });
  const recentFailed = (error: unknown): void => {
    // Without a keychain nothing is kept; the window says elsewhere that there is none.
    if (!isKeydeskError(error)) reports.bug('recent', error);
  };
  const router = createRouter({
    accounts: {
      ...lookUps,
      ...accounts,
      async *find(request, signal) {
        // Only what an agent asks of all stores is a look-up of theirs; the others ask one store again or look for the same person.
        let isOwn = request.connectionIds === undefined;
        for await (const event of lookUps.find(request, signal)) {
          if (isOwn) recent.note(request.query, request.by ?? null).catch(recentFailed);
          isOwn = false;
          yield event;
        }
      },
      async get(ref, signal) {
        const account = await accounts.get(ref, signal);
        knownResets.seen(account);
        if (!training.ids().some((id) => id === ref.connectionId)) void emailChanges.seen(account);
        return account;
      },
    },
    app: {
      ...app,
      lockState: (signal) => screenLock.watch(signal),
      deepLinks: (signal) => screenPop.requests(signal),
      lock: () => screenLock.lock('agent'),
      unlock: () => screenLock.unlock(),
    },
    connections: {
      ...connections,
      ...connectionTests,
      ...connectionFiles,
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
    resets: {
      ...resets,
      ...handOver,
      ...mailProgram,
      composeMail: async (resetId, language, signal) => {
        checkLanguage(language, policy.languages);
        return await mailProgram.composeMail(resetId, language, signal);
      },
      openMail: async (resetId, language) => {
        checkLanguage(language, policy.languages);
        return await mailProgram.openMail(resetId, language);
      },
      previewSend: async (resetId, language, signal) => {
        checkLanguage(language, policy.languages);
        return await mailDelivery.previewSend(resetId, language, signal);
      },
      sendMail: async (resetId, language) => {
        checkLanguage(language, policy.languages);
        return await mailDelivery.sendMail(resetId, language);
      },
      ...withdrawal,
      ledger: ledger.ledger,
    },
    secrets,
    settings: {
      ...preferences,
      set(chosen) {
        if (chosen.language !== 'system') checkLanguage(chosen.language, policy.languages);
        preferences.set(chosen);
        recent.tidy().catch(recentFailed);
      },
    },
    support: createSupportFile({
      info: () => app.info(),
      connections: () => connections.list(),
      policy: ports.policySource,
      files: textFiles,
    }),
    training,
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
      recent.tidy().catch(recentFailed);
      liveExport?.start();
      screenLock.start();
    },
    screenPop,
    eraseMonth: createEraseMonth({
      journal,
      dialogs: ports.eraseMonthDialogs,
      isLocked: () => screenLock.isLocked(),
      onBug: (error) => reports.bug('erase-month', error),
    }),
    touched: () => screenLock.touched(),
    serve: (ipc, { origin, isKnownWindow }) =>
      serveRpc({
        ipc,
        router,
        pageOrigin: origin,
        isKnownWindow,
        admit: (procedure) => screenLock.admit(procedure),
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
      await writes.finish(lastWritesMs);
      links.forgetAll();
      // Each of them ends, whatever becomes of the others; there is nobody left to tell.
      await liveExport?.stop();
      await Promise.allSettled([timedClipboard.dispose(), training.stop(), journal.close()]);
      ports.log.close();
    },
  };
}

import type { HistoryEntry } from '../../../src/shared/contract/journal';
import type { ShopperAccount } from '../../../src/shared/domain/account';
import type {
  ConnectionField,
  ConnectionsOverview,
  ConnectionSummary,
  ProbeResult,
} from '../../../src/shared/domain/connection';
import type { ImportEntry } from '../../../src/shared/domain/connection-file';
import type { TestStep } from '../../../src/shared/domain/connection-test';
import {
  defaultPreferences,
  type HotKeyState,
  type Preferences,
  type SeatRules,
} from '../../../src/shared/domain/preferences';
import type { ExportStatus } from '../../../src/shared/domain/journal-export';
import type { JournalFilter, JournalPage } from '../../../src/shared/domain/journal-entry';
import { callerChecks, writeReasons } from '../../../src/shared/domain/action';
import { languages } from '../../../src/shared/domain/language';
import { policyActions } from '../../../src/shared/domain/policy';
import type { PolicyView } from '../../../src/shared/domain/policy-view';
import type { SecretList } from '../../../src/shared/domain/secret-list';
import type { Failure } from '../../../src/shared/domain/failure';
import type { JournalCheckEvent } from '../../../src/shared/domain/journal-check';
import type { ConnectionAnswer } from '../../../src/shared/domain/lookup-event';
import type { MailState } from '../../../src/shared/domain/mail-settings';
import type { RecentLookup } from '../../../src/shared/domain/recent-lookup';
import type { ResetWarning } from '../../../src/shared/domain/reset';
import type { SecondPersonRule } from '../../../src/shared/domain/second-person';
import type { LedgerEntry } from '../../../src/shared/domain/reset-ledger';
import type { WindowRequest } from '../../../src/shared/domain/window-request';
import type { ShippedPart } from '../../../src/shared/domain/shipped-part';
import type { LockState } from '../../../src/shared/domain/screen-lock';
import type { TrainingMail } from '../../../src/shared/domain/training';
import type { UpdateState } from '../../../src/shared/domain/update-state';
import { createWatched, type Watched } from '../../../src/shared/lib/watched';
import type { AppInfo } from '../../../src/renderer/src/bridge/bridge';
import { fakeConnections } from './stores';

/** Makes a procedure fail: with a failure of the closed list, or as a mistake of ours would. */
export type FakeTrouble = Failure | 'bug';

/** All that a fake main process answers from. Tests change it while the window is open. */
export interface FakeScenario {
  connections: ConnectionSummary[];
  accounts: ShopperAccount[];
  history: Record<string, HistoryEntry[]>;
  /** How a check of the journal ends. */
  journalCheck: JournalCheckEvent;
  exportStatus: ExportStatus | null;
  journalPage: (filter: JournalFilter, cursor: string | null) => JournalPage;
  /** By connection: an answer of its own instead of the accounts', or how long to wait; `never` answers only when aborted. */
  answers: Record<string, { readonly delayMs?: number | 'never'; readonly answer?: ConnectionAnswer }>;
  /** By procedure, for example `accounts.setAccess`. */
  trouble: Record<string, FakeTrouble>;
  /** Whether a procedure that fails has done its work all the same, as when an answer gets lost. */
  worksDespiteTrouble: boolean;
  /** By procedure: what its answer waits for, so that a test decides when it comes. */
  gates: Record<string, Promise<unknown>>;
  callerCheckRequired: boolean;
  ticketRequired: boolean;
  linkVisible: boolean;
  secondPerson: { rules: SecondPersonRule[]; people: string[] };
  warnings: ResetWarning[];
  mail: MailState;
  ledger: LedgerEntry[];
  outbox: TrainingMail[];
  fields: ConnectionField[];
  probe: ProbeResult;
  /** The step at which a test of a connection stops when `probe` has a failure. */
  testStops: TestStep;
  /** How long a test waits for the vendor. */
  testDelayMs: number;
  overview: ConnectionsOverview;
  importEntries: ImportEntry[];
  policy: PolicyView;
  secrets: SecretList;
  info: AppInfo;
  parts: ShippedPart[];
  preferences: Preferences;
  rules: SeatRules;
  recent: RecentLookup[];
  lock: Watched<LockState>;
  requests: Watched<WindowRequest | null>;
  hotKey: HotKeyState;
  updates: Watched<UpdateState>;
  /** Milliseconds since 1970-01-01 UTC, fixed so that what is shown can be told beforehand. */
  now: number;
}

export function fakeScenario(changes: Partial<FakeScenario> = {}): FakeScenario {
  return {
    connections: [...fakeConnections],
    accounts: [],
    history: {},
    journalCheck: {
      ...{ step: 'good', records: 1_000, firstSeq: 1, headMatched: false, seals: 2, clockRanBack: 0, strangeSeals: [] },
      head: { seq: 1_000, hash: 'VS8z-Cy0s5PGCGRwPM3TQ93dSJ0bp-TGt6wMpPNfaVU', ts: '2027-01-15T08:00:01.900Z' },
    },
    exportStatus: null,
    journalPage: () => ({ entries: [], next: null, searchedTo: null }),
    answers: {},
    trouble: {},
    worksDespiteTrouble: false,
    gates: {},
    callerCheckRequired: false,
    ticketRequired: false,
    linkVisible: true,
    secondPerson: { rules: [], people: [] },
    warnings: [],
    mail: { settings: null, signInStored: false, allowed: true },
    ledger: [],
    outbox: [],
    fields: [
      field('origin', 'url', { required: true, defaultValue: 'https://api.emporix.io' }),
      field('tenant', 'text', { required: true }),
      field('resetStrategy', 'choice', { required: true, choices: ['vendor-mail', 'forced'], defaultValue: 'forced' }),
      field('channelId', 'integer', {}),
      field('clientId', 'text', { required: true, secret: true }),
      field('clientSecret', 'text', { required: true, secret: true }),
    ],
    probe: {
      ok: true,
      failure: null,
      storeName: 'Berlin',
      missingScopes: [],
      clockOffsetMs: 120,
      warnings: [],
      durationMs: 84,
    },
    testStops: 'reach',
    testDelayMs: 0,
    overview: { mayAdd: true, removedTraining: [] },
    importEntries: [],
    policy: {
      allowedActions: [...policyActions],
      path: null,
      rules: [],
      note: { reasons: [...writeReasons], callerChecks: [...callerChecks], ticketPattern: null },
      languages: [...languages],
    },
    secrets: { entries: [], backend: 'secret-service', movedFrom: null, problem: null },
    info: {
      version: '0.1.0',
      electronVersion: '45.4.1',
      platform: 'linux',
      agent: 'anna',
      build: { forRelease: true, builtAt: new Date().toISOString() },
      keychainPending: false,
      keychainProblem: null,
      journalProblem: null,
      settingsSetAside: null,
      clockOffsetMs: null,
    },
    parts: [],
    preferences: { ...defaultPreferences, welcomed: true },
    rules: { idleLockMinutes: 10, recentLookups: true, maskPersonalData: false, stated: [] },
    recent: [],
    lock: createWatched<LockState>({ locked: false }),
    requests: createWatched<WindowRequest | null>(null),
    hotKey: 'on',
    updates: createWatched<UpdateState>({
      ...{ bar: 'package-manager', feed: null, ring: 'stable', step: { at: 'idle' }, replaced: false },
    }),
    now: Date.now(),
    ...changes,
  };
}

function field(
  name: string,
  kind: ConnectionField['kind'],
  changes: Partial<Omit<ConnectionField, 'name' | 'kind'>>,
): ConnectionField {
  return { name, kind, secret: false, required: false, choices: [], defaultValue: null, ...changes };
}

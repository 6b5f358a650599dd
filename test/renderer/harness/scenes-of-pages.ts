import { createPolicyView } from '../../../src/main/policy/policy-view';
import { defaultPolicy } from '../../../src/main/policy/policy';
import type { LockState } from '../../../src/shared/domain/screen-lock';
import type { LedgerEntry } from '../../../src/shared/domain/reset-ledger';
import type { ImportEntry } from '../../../src/shared/domain/connection-file';
import type { SecretEntry } from '../../../src/shared/domain/secret-list';
import { createWatched } from '../../../src/shared/lib/watched';
import { journalEntry, lastPage } from '../../fakes/fake-desk/journal';
import { fakeScenario, type FakeScenario } from '../../fakes/fake-desk/scenario';
import { fullMaja, majaHistory } from '../../fakes/fake-desk/shoppers';

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

function reset(changes: Partial<LedgerEntry>): LedgerEntry {
  return {
    ...{ id: 'reset-1', ref: { connectionId: 'norce', accountId: '900101' }, vendor: 'norce', kind: 'link' },
    ...{ at: inMinutes(-5), agent: 'os:anna', ticket: 'INC-7', state: 'link-held', answer: 'given' },
    ...{ expiresAt: inMinutes(29.5), expiry: 'exact', newer: null, revocation: 'account-change' },
    ...changes,
  };
}
const resets: LedgerEntry[] = [
  reset({}),
  reset({
    ...{ id: 'reset-2', kind: 'mailed', state: 'accepted', expiresAt: null, expiry: 'unknown', revocation: 'none' },
    ...{ vendor: 'emporix', ref: { connectionId: 'emporix', accountId: 'C-77' }, ticket: null },
  }),
  reset({
    ...{ id: 'reset-3', vendor: 'salesforce-b2c', revocation: 'supersede' },
    ref: { connectionId: 'salesforce-b2c', accountId: 'abAlpen' },
  }),
  reset({
    ...{ id: 'reset-4', vendor: 'bigcommerce', kind: 'forced', state: 'requested', answer: 'lost', expiresAt: null },
    ...{ expiry: 'until-sign-in', revocation: 'none', ref: { connectionId: 'bigcommerce', accountId: '4102' } },
  }),
];

const parts = ['@mantine/core', 'electron-updater', 'jose', 'react', 'zod', 'zustand'].map((name) => ({
  ...{ name, version: '9.7.3', licence: 'MIT' },
  text: name === 'zod' ? null : `Copyright of those who made ${name}. Permission is hereby granted …`,
}));

const entries = [
  journalEntry({ seq: 41 }),
  journalEntry({ seq: 39, outcome: 'unknown', act: 'account.activate', vendor: 'emporix', connectionId: 'emporix' }),
  journalEntry({ seq: 37, outcome: 'failed', act: 'reset.mail', failureCode: 'timeout', ticket: null }),
  journalEntry({ seq: 35, act: 'account.deactivate', reason: 'suspected-fraud', agent: 'os:olle' }),
];

const secret: SecretEntry = {
  connection: { id: 'real', name: 'Northwind Outdoor & Expedition Equipment International', managed: false },
  field: 'clientSecret',
  since: '2026-11-20T09:00:00.000Z',
  lastUsedAt: null,
  state: 'missing',
};
const secrets: FakeScenario['secrets'] = {
  entries: [
    secret,
    { ...secret, field: 'clientId', state: 'there', lastUsedAt: '2026-11-20T10:00:00.000Z' },
    { ...secret, connection: { id: 'norce', name: 'Nordic Shop', managed: true }, state: 'session' },
    { ...secret, connection: null, field: 'settings/mac', since: null, state: 'there' },
  ],
  backend: 'secret-service',
  movedFrom: null,
  problem: null,
};

const locked = (state: LockState): FakeScenario => fakeScenario({ lock: createWatched<LockState>(state) });
const journal = (changes: Partial<FakeScenario> = {}): FakeScenario =>
  fakeScenario({ journalPage: () => lastPage(entries), ...changes });
const rules = createPolicyView(
  { ...defaultPolicy, ticketRequired: true },
  { path: '/etc/keydesk/policy.json', stated: ['ticketRequired'] },
).get();

const offer = { vendor: 'emporix', colour: 'teal', hosts: ['api.emporix.io'] } satisfies Partial<ImportEntry>;

/** The screens beside the desk, each with something in it or with its trouble. */
export const scenesOfPages = {
  nothing: () => fakeScenario({ connections: [] }),
  testing: () => fakeScenario({ testDelayMs: Number.POSITIVE_INFINITY }),
  clockOff: () => fakeScenario({ probe: { ...fakeScenario().probe, clockOffsetMs: 7_200_000 } }),
  testFails: () =>
    fakeScenario({
      probe: { ...fakeScenario().probe, ok: false, failure: { code: 'credentials-rejected', key: null } },
      testStops: 'token',
    }),
  import: () =>
    fakeScenario({
      importEntries: [
        { ...offer, entry: 0, name: 'New shop', state: 'new', failure: null },
        { ...offer, entry: 1, name: 'Old shop', state: 'known', failure: null },
        {
          ...{ ...offer, entry: 2, name: 'Northwind Outdoor & Expedition Equipment', state: 'refused' as const },
          failure: { code: 'misconfigured', cause: 'origin', field: 'origin' },
        },
      ],
    }),
  ledger: () =>
    fakeScenario({
      accounts: [{ ...fullMaja, access: { state: 'active' } }],
      history: { '900101': [...majaHistory] },
      ledger: resets,
    }),
  journal: () => journal(),
  journalDown: () =>
    fakeScenario({ trouble: { 'journal.page': { code: 'journal-unavailable', cause: 'disk-error' } } }),
  journalBad: () =>
    journal({ journalCheck: { step: 'bad', damage: 'changed', file: 'journal-1.ndjson', line: 7, records: 6 } }),
  secrets: () => fakeScenario({ secrets }),
  noKeychain: () =>
    fakeScenario({
      secrets: {
        ...secrets,
        entries: secrets.entries.map((entry) => ({ ...entry, state: 'unknown' })),
        problem: { code: 'keychain-absent' },
      },
      info: { ...fakeScenario().info, keychainProblem: { code: 'keychain-absent' } },
    }),
  parts: () => fakeScenario({ parts }),
  policy: () => fakeScenario({ policy: rules }),
  lockedIdle: () => locked({ locked: true, cause: 'idle', canUnlock: true }),
  lockedSystem: () => locked({ locked: true, cause: 'system', canUnlock: false }),
  noInfo: () => fakeScenario({ trouble: { 'app.info': 'bug', 'connections.list': 'bug' } }),
} satisfies Readonly<Record<string, () => FakeScenario>>;

import type { ShopperAccount } from '../../../src/shared/domain/account';
import type { UpdateState, UpdateStep } from '../../../src/shared/domain/update-state';
import { createWatched } from '../../../src/shared/lib/watched';
import { fakeScenario, type FakeScenario } from '../../fakes/fake-desk/scenario';
import { awkwardShoppers, crowd, fullMaja, historyEntry, majaHistory, shopperAt } from '../../fakes/fake-desk/shoppers';
import { fakeConnections } from '../../fakes/fake-desk/stores';
import { scenesOfPages } from './scenes-of-pages';

const email = 'maja@example.test';
const maja = { email, code: 'K-1001', login: email };

/** Makes awkward shoppers all answer to one login, so that one look-up lists them. */
function underOneLogin(accounts: readonly ShopperAccount[]): ShopperAccount[] {
  return accounts.map((account) => ({ ...account, login: 'tricky' }));
}

const mixed = {
  accounts: [
    fullMaja,
    shopperAt('salesforce-b2c', '00012', { ...maja, access: { state: 'locked', until: '2030-01-01T14:32:00.000Z' } }),
  ],
  history: { '900101': [...majaHistory] },
};

/** A packaged Keydesk that looks for updates, at one step. */
function updating(step: UpdateStep, changes: Partial<UpdateState> = {}): FakeScenario {
  const feed = { host: 'updates.example', from: 'policy' as const };
  const state: UpdateState = { bar: null, feed, ring: 'early', step, replaced: false, ...changes };
  return fakeScenario({ ...mixed, updates: createWatched(state) });
}

/** The same answer of all four stores. */
function everywhere(answer: FakeScenario['answers'][string]): FakeScenario['answers'] {
  return Object.fromEntries(fakeConnections.map(({ id }) => [id, answer]));
}

/** What the window is looked at with: each scene is a main process that answers in its own way. */
export const scenes = {
  old: () => {
    const scenario = fakeScenario(mixed);
    const info = { ...scenario.info, build: { forRelease: false, builtAt: '2026-01-01T08:00:00.000Z' } };
    return { ...scenario, info };
  },
  plain: () => fakeScenario(mixed),
  masked: () =>
    fakeScenario({
      ...mixed,
      rules: { ...fakeScenario().rules, maskPersonalData: true, stated: ['maskPersonalData'] },
    }),
  trouble: () =>
    fakeScenario({
      ...mixed,
      answers: {
        emporix: { answer: { state: 'none' } },
        bigcommerce: {
          answer: {
            state: 'failed',
            failure: { code: 'rate-limited', retryAt: '2030-01-01T14:32:00.000Z' },
            retryable: true,
          },
        },
        'salesforce-b2c': { delayMs: 'never' },
      },
    }),
  skipped: () =>
    fakeScenario({
      answers: {
        emporix: { answer: { state: 'skipped', reason: 'misconfigured' } },
        bigcommerce: {
          answer: { state: 'failed', failure: { code: 'credentials-rejected', key: null }, retryable: false },
        },
        'salesforce-b2c': { answer: { state: 'failed', failure: { code: 'timeout' }, retryable: true } },
      },
    }),
  awkward: () => fakeScenario({ accounts: underOneLogin(awkwardShoppers) }),
  crowd: () => fakeScenario({ accounts: [...crowd(200)] }),
  active: () => fakeScenario({ accounts: [{ ...fullMaja, access: { state: 'active' } }], history: {} }),
  hold: () =>
    fakeScenario({
      accounts: [shopperAt('emporix', 'e1', { ...maja, access: { state: 'on-hold' } })],
      history: { e1: [historyEntry({ id: 'h', act: 'account.deactivate', reason: 'account-check' })] },
    }),
  parked: () =>
    fakeScenario({
      accounts: [shopperAt('bigcommerce', '4102', { ...maja, access: { state: 'unknown', why: 'vendor-has-none' } })],
    }),
  locked: () =>
    fakeScenario({
      accounts: [
        shopperAt('salesforce-b2c', '00012', {
          ...maja,
          access: { state: 'locked', until: '2030-01-01T14:32:00.000Z' },
        }),
      ],
      warnings: ['email-changed-recently'],
      callerCheckRequired: true,
    }),
  changed: () =>
    fakeScenario({
      accounts: [{ ...fullMaja, access: { state: 'active' } }],
      warnings: ['email-changed-recently'],
      secondPerson: { rules: ['changed-email', 'show-link'], people: ['eva.lind', 'nils.berg'] },
      callerCheckRequired: true,
    }),
  removed: () => fakeScenario({ accounts: [shopperAt('norce', '1', { ...maja, access: { state: 'removed' } })] }),
  nologin: () =>
    fakeScenario({ accounts: [shopperAt('salesforce-b2c', '1', { ...maja, access: { state: 'no-login' } })] }),
  social: () =>
    fakeScenario({
      accounts: [shopperAt('norce', '1', { ...maja, access: { state: 'active' }, signInProviders: ['Google'] })],
    }),
  gone: () => fakeScenario({ ...mixed, trouble: { 'accounts.get': { code: 'timeout' } } }),
  unknown: () => fakeScenario({ ...mixed, trouble: { 'accounts.setAccess': { code: 'unknown-outcome' } } }),
  conflict: () =>
    fakeScenario({
      ...mixed,
      trouble: {
        'accounts.setAccess': { code: 'conflict', key: null },
      },
      worksDespiteTrouble: true,
    }),
  notices: () =>
    fakeScenario({
      ...mixed,
      info: {
        ...fakeScenario().info,
        keychainProblem: { code: 'keychain-locked' },
        journalProblem: { code: 'journal-unavailable' },
        settingsSetAside: 'settings.broken-2026-11-20.json',
        clockOffsetMs: 180_000,
      },
    }),
  stores: () =>
    fakeScenario({
      connections: [
        ...fakeConnections,
        {
          id: 'real',
          name: 'Northwind Outdoor & Expedition Equipment International',
          vendor: 'bigcommerce',
          colour: 'pink',
          training: false,
          managed: false,
          host: 'https://api.bigcommerce.com',
          problem: { code: 'misconfigured', cause: 'credentials-missing', field: 'accessToken' },
          capabilities: null,
        },
      ],
      probe: {
        ...fakeScenario().probe,
        missingScopes: ['customer.customer_manage'],
        clockOffsetMs: 90_000,
      },
      outbox: [
        {
          vendor: 'emporix',
          to: email,
          template: 'password-reset',
          link: 'http://127.0.0.1:4105/reset#token=abcdef',
          at: '2026-11-20T08:15:00.000Z',
        },
        { vendor: 'norce', to: 'olle@example.test', template: 'reminder', link: null, at: '2026-11-20T08:12:00.000Z' },
      ],
    }),
  updateOffered: () => updating({ at: 'offered', version: '0.2.0' }),
  updateElsewhere: () => updating({ at: 'offered', version: '0.2.0' }, { bar: 'package-manager' }),
  updateDownloading: () =>
    updating({ at: 'downloading', version: '0.2.0', doneBytes: 43_000_000, totalBytes: 104_000_000 }),
  updateReady: () => updating({ at: 'ready', version: '0.2.0' }),
  updateFailed: () => updating({ at: 'failed', problem: 'wrong-content', version: '0.2.0' }),
  replaced: () => updating({ at: 'idle' }, { bar: 'package-manager', replaced: true }),
  asking: () => fakeScenario({ answers: everywhere({ delayMs: 'never' }) }),
  offline: () =>
    fakeScenario({
      answers: everywhere({
        answer: { state: 'failed', failure: { code: 'offline', cause: 'offline' }, retryable: true },
      }),
    }),
  recent: () =>
    fakeScenario({
      preferences: { ...fakeScenario().preferences, recentLookups: true },
      recent: [
        { by: null, value: email, at: '2026-11-20T08:00:00.000Z' },
        { by: 'login', value: 'olle', at: '2026-11-20T07:00:00.000Z' },
      ],
    }),
  reading: () => fakeScenario({ ...mixed, gates: { 'accounts.get': new Promise(() => undefined) } }),
  contrast: () => fakeScenario({ ...mixed, preferences: { ...fakeScenario().preferences, contrast: 'high' } }),
  unconfirmed: () =>
    fakeScenario({ accounts: [shopperAt('emporix', '40718851', { ...maja, access: { state: 'inactive' } })] }),
  strict: () => fakeScenario({ ...mixed, callerCheckRequired: true, ticketRequired: true }),
  denied: () =>
    fakeScenario({ ...mixed, trouble: { 'accounts.setAccess': { code: 'policy-denied', rule: 'allowedActions' } } }),
  asked: () => fakeScenario({ ...mixed, gates: { 'resets.preview': new Promise(() => undefined) } }),
  limit: () =>
    fakeScenario({
      ...mixed,
      trouble: { 'resets.issue': { code: 'rate-limited', retryAt: '2030-01-01T14:32:00.000Z' } },
    }),
  clock: () =>
    fakeScenario({ ...mixed, trouble: { 'resets.issue': { code: 'clock-untrusted', offsetMs: 7_200_000 } } }),
  mailServer: () =>
    fakeScenario({
      accounts: [{ ...fullMaja, access: { state: 'active' } }],
      mail: {
        settings: {
          ...{ host: 'mail.shop.example', port: 587, security: 'starttls', user: 'keydesk' },
          ...{ fromName: 'Nordic Shop', fromAddress: 'service@shop.example', brandName: null },
        },
        signInStored: true,
        allowed: true,
      },
    }),
  ...scenesOfPages,
} satisfies Readonly<Record<string, () => FakeScenario>>;

export type SceneName = keyof typeof scenes;

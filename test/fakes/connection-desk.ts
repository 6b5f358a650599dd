import { createAdapters } from '../../src/main/connections/adapters';
import { createConnectionFiles } from '../../src/main/connections/connection-files';
import { createConnectionService } from '../../src/main/connections/connection-service';
import { createConnectionTests } from '../../src/main/connections/connection-tests';
import { createDraftCheck } from '../../src/main/connections/draft-check';
import { createHostConfirmations } from '../../src/main/connections/host-confirmations';
import { createHostSeals } from '../../src/main/connections/host-seals';
import { createSecretLists, createSecretUses } from '../../src/main/connections/secret-list';
import { createKnownConnections } from '../../src/main/connections/known-connections';
import { defaultPolicy, type Policy } from '../../src/main/policy/policy';
import { createSessionSecrets } from '../../src/main/secrets/session-secrets';
import type { SettingsStore } from '../../src/main/settings/settings-store';
import { vendorDefinitions } from '../../src/main/vendors/registry';
import type { ProbeResult } from '../../src/shared/domain/connection';
import type { KeychainBackend } from '../../src/shared/domain/secret-list';
import type { TestEvent } from '../../src/shared/domain/connection-test';
import type { Failure } from '../../src/shared/domain/failure';
import { vendorIds } from '../../src/shared/domain/vendor';
import { countingIds } from './counting-ids';
import { emptySettings } from './empty-settings';
import { knownConnection } from './fake-connections';
import { createFixedClock } from './fixed-clock';
import { createMemoryJournal } from './memory-journal';
import { createMemorySecretStore } from './memory-secret-store';
import { createMemorySettingsStore } from './memory-settings-store';

interface DeskSetting {
  readonly settings?: (inner: SettingsStore) => SettingsStore;
  readonly confirm?: boolean;
  readonly policy?: Partial<Policy>;
  /** Without one, no server is ever found. */
  readonly fetch?: typeof fetch;
  readonly training?: boolean;
  readonly backend?: KeychainBackend;
  /** What the agent chooses in a dialog for opening a file. */
  readonly file?: Uint8Array;
}

/** Everything about connections as it is composed in the app, over a keychain and settings in memory. */
export function connectionDesk(setting: DeskSetting = {}) {
  const inner = createMemorySettingsStore(emptySettings());
  const settings = setting.settings?.(inner) ?? inner;
  const secretStore = createMemorySecretStore();
  const sessionSecrets = createSessionSecrets();
  const clock = createFixedClock();
  const uses = createSecretUses(clock);
  const journal = createMemoryJournal();
  const ids = countingIds();
  const seals = createHostSeals(secretStore);
  const policy = { ...defaultPolicy, ...setting.policy };
  const vendors = vendorDefinitions;
  const asked: (readonly string[])[] = [];
  const requests: string[] = [];
  const saved: string[] = [];
  let trainingWanted = 0;
  let problem: Failure | null = null;
  const keychainProblem = (): Failure | null => problem;
  const known = createKnownConnections({
    settings,
    secretStore,
    seals,
    training: {
      ids: () => (setting.training === true ? vendorIds : []),
      connection: (id) => {
        const vendor = vendorIds.find((known) => known === id);
        const problem: Failure = { code: 'unavailable', cause: 'maintenance', status: null, retryAt: null };
        return Promise.resolve(vendor === undefined ? null : knownConnection({ id, vendor, training: true, problem }));
      },
    },
    vendors,
    policy,
    sessionSecrets,
    onSecretsRead: (id) => uses.note(id),
    keychainProblem,
  });
  const nobodyThere: typeof fetch = () => {
    const cause = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    return Promise.reject(new TypeError('fetch failed', { cause }));
  };
  const recordingFetch: typeof fetch = (input, init) => {
    requests.push(input instanceof Request ? input.url : input.toString());
    return (setting.fetch ?? nobodyThere)(input, init);
  };
  const adapters = createAdapters({
    connections: known,
    vendors,
    fetch: recordingFetch,
    fetchOnce: recordingFetch,
    clock,
    limits: { attempts: { lookup: 1, read: 1, token: 1, write: 1, once: 1 } },
    onCall: () => undefined,
    mayWrite: () => false,
  });
  const confirmHosts = ({ hosts }: { readonly hosts: readonly string[] }): Promise<boolean> => {
    asked.push(hosts);
    return Promise.resolve(setting.confirm ?? true);
  };
  const service = createConnectionService({
    known,
    adapters,
    vendors,
    settings,
    secretStore,
    sessionSecrets,
    seals,
    journal,
    ids,
    clock,
    policy,
    confirmations: createHostConfirmations(confirmHosts, clock),
    check: createDraftCheck({ settings, seals, vendors, policy }),
    keychainProblem,
    onTrainingWanted: () => {
      trainingWanted += 1;
    },
  });
  const tests = createConnectionTests({ known, adapters, fromDraft: (draft) => service.fromDraft(draft) });
  const files = createConnectionFiles({
    files: {
      save: ({ fileName, text }) => {
        saved.push(text);
        return Promise.resolve({ fileName });
      },
      open: () => Promise.resolve(setting.file === undefined ? null : { fileName: 'some.json', bytes: setting.file }),
    },
    known,
    settings,
    vendors,
    policy,
    journal,
    ids,
    clock,
    confirmHosts,
  });
  const secrets = createSecretLists({
    settings,
    secretStore,
    sessionSecrets,
    known,
    adapters,
    vendors,
    uses,
    backend: setting.backend ?? 'secret-service',
    journal,
    save: (draft) => service.save(draft),
  });
  const breakKeychain = (failure: Failure | null): void => {
    problem = failure;
  };
  const about = { settings, secretStore, journal, clock, asked, requests, saved, breakKeychain };
  return { ...about, service, tests, files, secrets, known, adapters, trainingWanted: () => trainingWanted };
}

/** All events of a test, to its end. */
export async function eventsOf(test: AsyncIterable<TestEvent>): Promise<readonly TestEvent[]> {
  const events: TestEvent[] = [];
  for await (const event of test) events.push(event);
  return events;
}

export function resultOf(events: readonly TestEvent[]): ProbeResult {
  const last = events.at(-1);
  if (last?.type !== 'done') throw new Error('a test that has no end');
  return last.result;
}

/** The last state of each step, in the order in which they were told. */
export function stepsOf(events: readonly TestEvent[]): Readonly<Record<string, string>> {
  return Object.fromEntries(events.flatMap((event) => (event.type === 'step' ? [[event.step, event.state]] : [])));
}

import type { MessagePort } from 'node:worker_threads';
import { parentPort, workerData } from 'node:worker_threads';
import { EventEmitter } from 'node:events';
import { compose } from '../../src/main/app/compose';
import type { TrainingHost } from '../../src/main/connections/training-stores';
import { createCryptoIds } from '../../src/main/platform/crypto-ids';
import { createSystemClock } from '../../src/main/platform/system-clock';
import { defaultPolicy } from '../../src/main/policy/policy';
import type { TrainingStores } from '../../src/shared/domain/training';
import { emptySettings } from '../fakes/empty-settings';
import { createFakePower } from '../fakes/fake-power';
import { createMemoryJournal } from '../fakes/memory-journal';
import { createMemorySecretStore } from '../fakes/memory-secret-store';
import { createMemorySettingsStore } from '../fakes/memory-settings-store';
import { noUpdates } from '../fakes/no-updates';
import { asMainPort } from '../fakes/port-pair';

/** The main process alone in a thread, so that its whole heap can be searched; the stores it asks run elsewhere. */
const { stores, port }: { readonly stores: TrainingStores; readonly port: MessagePort } = workerData;

const clock = createSystemClock();
const journal = createMemoryJournal(clock);
let clipboard = '';

const keydesk = compose({
  facts: { version: '0.0.0', build: null, electronVersion: 'none', platform: process.platform, agent: 'os:anna' },
  readShippedParts: () => Promise.resolve([]),
  policy: defaultPolicy,
  policySource: { path: null, stated: [] },
  clock,
  ids: createCryptoIds(),
  log: { write: () => undefined, close: () => undefined },
  settings: createMemorySettingsStore(emptySettings()),
  secretStore: createMemorySecretStore(),
  openJournal: () => Promise.resolve(journal),
  clipboard: {
    read: () => Promise.resolve(clipboard),
    write: (text) => {
      clipboard = text;
      return Promise.resolve();
    },
  },
  power: createFakePower(),
  fetch,
  fetchOnce: fetch,
  openTraining: (): TrainingHost => ({
    post: () => undefined,
    onMessage: (listener) => queueMicrotask(() => listener({ type: 'ready', stores })),
    onExit: () => undefined,
    kill: () => undefined,
  }),
  emailMemory: { read: () => Promise.resolve(null), write: () => Promise.resolve() },
  exportCursorPath: 'no-cursor-is-kept',
  recentLookupsPath: 'none-are-kept',
  fileChooser: { toSave: () => Promise.resolve(null), toOpen: () => Promise.resolve(null) },
  eraseMonthDialogs: {
    choose: () => Promise.resolve(null),
    confirm: () => Promise.resolve(false),
    tell: () => Promise.resolve(),
  },
  confirmHosts: () => Promise.resolve(true),
  openHelp: () => Promise.resolve(),
  openMailto: () => Promise.resolve(true),
  applyPreferences: () => undefined,
  hotKeyState: () => 'off',
  updates: noUpdates,
});

keydesk.serve(
  {
    on: (_channel, listener) => {
      const sender = Object.assign(new EventEmitter(), { id: 1 });
      listener({ sender, senderFrame: { url: 'app://keydesk/', parent: null }, ports: [asMainPort(port)] });
    },
    removeListener: () => undefined,
  },
  { origin: 'app://keydesk', isKnownWindow: () => true, onDrawn: () => undefined },
);
keydesk.start();
parentPort?.postMessage('ready');

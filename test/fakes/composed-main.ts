import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, type Keydesk } from '../../src/main/app/compose';
import type { Ports } from '../../src/main/app/ports';
import { createCryptoIds } from '../../src/main/platform/crypto-ids';
import { createSystemClock } from '../../src/main/platform/system-clock';
import { defaultPolicy } from '../../src/main/policy/policy';
import type { HandOver } from '../../src/main/rpc/serve';
import type { TrainingOptions } from '../../src/training/start-training';
import { emptySettings } from './empty-settings';
import { inProcessTraining, type InProcessTraining } from './in-process-training';
import { createMemoryJournal, type MemoryJournal } from './memory-journal';
import { createMemorySecretStore, type MemorySecretStore } from './memory-secret-store';
import { createMemorySettingsStore } from './memory-settings-store';
import { noUpdates } from './no-updates';
import { portPair, type Client } from './port-pair';

export interface ComposedMain {
  readonly client: Client;
  readonly keydesk: Keydesk;
  readonly stores: InProcessTraining['training'];
  readonly journal: MemoryJournal;
  readonly secretStore: MemorySecretStore;
  /** What is on the clipboard now. */
  clipboard(): string;
  /** The `mailto:` addresses that the OS was asked to open. */
  readonly mails: readonly string[];
  /** Everything that was written to the diagnostic log. */
  readonly logged: { readonly event: string; readonly fields: unknown }[];
  close(): Promise<void>;
}

/** The real main process on real training stores; only what belongs to the operating system is stood in for. */
export async function composedMain(
  changes: Partial<Ports> = {},
  trainingOptions: TrainingOptions = {},
): Promise<ComposedMain> {
  const training = await inProcessTraining(trainingOptions);
  const clock = createSystemClock();
  const journal = createMemoryJournal(clock);
  const secretStore = createMemorySecretStore();
  const logged: { readonly event: string; readonly fields: unknown }[] = [];
  const mails: string[] = [];
  let clipboard = '';

  const keydesk = compose({
    facts: { version: '0.0.0', electronVersion: 'none', platform: process.platform, agent: 'os:anna', build: null },
    readShippedParts: () => Promise.resolve([]),
    policy: defaultPolicy,
    policySource: { path: null, stated: [] },
    clock,
    ids: createCryptoIds(),
    log: { write: (event, fields) => logged.push({ event, fields }), close: () => undefined },
    settings: createMemorySettingsStore(emptySettings()),
    secretStore,
    openJournal: () => Promise.resolve(journal),
    clipboard: {
      read: () => Promise.resolve(clipboard),
      write: (text) => {
        clipboard = text;
        return Promise.resolve();
      },
    },
    power: {
      systemIdleMs: () => 0,
      onScreenLocked: () => undefined,
      onScreenUnlocked: () => undefined,
      onSuspend: () => undefined,
    },
    fetch,
    fetchOnce: fetch,
    openTraining: () => training.open(),
    emailMemory: { read: () => Promise.resolve(null), write: () => Promise.resolve() },
    exportCursorPath: 'no-cursor-is-kept',
    recentLookupsPath: join(tmpdir(), `keydesk-recent-${randomUUID()}`),
    fileChooser: { toSave: () => Promise.resolve(null), toOpen: () => Promise.resolve(null) },
    eraseMonthDialogs: {
      choose: () => Promise.resolve(null),
      confirm: () => Promise.resolve(false),
      tell: () => Promise.resolve(),
    },
    confirmHosts: () => Promise.resolve(true),
    openHelp: () => Promise.resolve(),
    openMailto: (address) => {
      mails.push(address);
      return Promise.resolve(true);
    },
    applyPreferences: () => undefined,
    hotKeyState: () => 'off',
    updates: noUpdates,
    ...changes,
  });

  const listeners = new Set<(event: HandOver) => void>();
  const stopServing = keydesk.serve(
    { on: (_channel, listener) => listeners.add(listener), removeListener: (_channel, one) => listeners.delete(one) },
    { origin: 'app://keydesk', isKnownWindow: () => true, onDrawn: () => undefined },
  );
  keydesk.start();
  const pair = portPair();
  const window = Object.assign(new EventEmitter(), { id: 1 });
  const senderFrame = { url: 'app://keydesk/', parent: null };
  for (const listener of listeners) listener({ sender: window, senderFrame, ports: [pair.main] });

  return {
    client: pair.client,
    keydesk,
    stores: training.training,
    journal,
    secretStore,
    clipboard: () => clipboard,
    logged,
    mails,
    async close() {
      stopServing();
      pair.close();
      await keydesk.stop();
      await training.stop();
    },
  };
}

import { fail } from '../../shared/domain/failure';
import { keychainAnswerSchema, type KeychainRequest } from './keychain-messages';
import type { KeychainDriver } from './keytar-secret-store';

/** A process that runs `serveKeychain`: an Electron utility process in the app. */
export interface KeychainProcess {
  post(message: KeychainRequest): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

export interface RemoteKeychain extends KeychainDriver {
  /** Ends the process with whatever hangs in it; the next call starts another. */
  abandon(): void;
}

type Question =
  | { readonly call: 'get' | 'delete'; readonly service: string; readonly account: string }
  | { readonly call: 'set'; readonly service: string; readonly account: string; readonly value: string };
interface Waiting {
  readonly resolve: (value: string | boolean | null) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The keychain in a process of its own. A native call that hangs can't be taken back, and a program in which one hangs
 * can't even end: its exit waits for the thread. Here the hanging process is killed instead.
 *
 * All calls reject with `KeydeskError`; a process that died fails what was asked of it with `keychain-unresponsive`.
 */
export function createRemoteKeychain(start: () => KeychainProcess): RemoteKeychain {
  const waiting = new Map<number, Waiting>();
  let running: KeychainProcess | null = null;
  let lastId = 0;

  function open(): KeychainProcess {
    const process = start();
    process.onMessage(settle);
    process.onExit(() => {
      if (running === process) drop();
    });
    return process;
  }

  function settle(message: unknown): void {
    const answer = keychainAnswerSchema.parse(message);
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('code' in answer) asker?.reject(fail({ code: answer.code }));
    else asker?.resolve(answer.value);
  }

  function drop(): void {
    running = null;
    for (const asker of waiting.values()) asker.reject(fail({ code: 'keychain-unresponsive' }));
    waiting.clear();
  }

  function ask(question: Question): Promise<string | boolean | null> {
    return new Promise((resolve, reject) => {
      running ??= open();
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      running.post({ id: lastId, ...question });
    });
  }

  return {
    getPassword: async (service, account) => {
      const value = await ask({ call: 'get', service, account });
      return typeof value === 'string' ? value : null;
    },
    setPassword: async (service, account, value) => {
      await ask({ call: 'set', service, account, value });
    },
    deletePassword: async (service, account) => (await ask({ call: 'delete', service, account })) === true,
    abandon: () => {
      running?.kill();
      drop();
    },
  };
}

import type { MessagePortMainLike } from '@orpc/client/message-port';
import type { Failure } from '../../shared/domain/failure';
import { checkMessage, type MessageProblem } from './message-check';

/** As much of Electron's `MessagePortMain` as is used, so that a test can hand in a pair of its own. */
export interface RawPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

export interface GuardedPort {
  /** What the handler may listen on: only messages that passed the check arrive here. */
  readonly port: MessagePortMainLike;
  start(): void;
  close(): void;
}

/**
 * A port whose messages are checked before anyone parses them. A refused call is answered with `invalid-input`, so that the
 * window doesn't wait for ever; a refused message without a readable id is dropped.
 */
export function guardPort(raw: RawPort, onRefused: (problem: MessageProblem) => void): GuardedPort {
  const messageListeners: ((event: { readonly data: unknown }) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  let open = true;

  const closed = (): void => {
    if (!open) return;
    open = false;
    for (const listener of closeListeners) listener();
  };

  raw.on('close', closed);
  raw.on('message', (event) => {
    if (!open) return;
    const verdict = checkMessage(event.data);
    if (verdict.ok) {
      for (const listener of messageListeners) listener(event);
      return;
    }
    onRefused(verdict.problem);
    if (verdict.id !== null) raw.postMessage(refusal(verdict.id, verdict.problem));
  });

  return {
    port: {
      on: (event, listener) => {
        if (event === 'message') messageListeners.push(listener);
        if (event === 'close') closeListeners.push(listener);
      },
      postMessage: (message) => {
        if (open) raw.postMessage(message);
      },
    },
    start: () => raw.start(),
    close: () => {
      closed();
      raw.close();
    },
  };
}

/** The answer to a call that never reached the handler, in the transport's own form. */
function refusal(id: string, problem: MessageProblem): string {
  const data: Failure = { code: 'invalid-input', field: 'message', problem };
  const error = { defined: true, code: 'FAILURE', status: 500, message: 'FAILURE', data };
  return JSON.stringify({ i: id, p: { s: error.status, b: { json: error } } });
}

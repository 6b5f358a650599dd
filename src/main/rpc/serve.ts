import { mapEventIterator } from '@orpc/client';
import { RPCHandler } from '@orpc/server/message-port';
import { z } from 'zod';
import { fail } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';
import { createCallLimits, type CallLimitNumbers, type CallLimits } from './call-limits';
import { guardPort, type GuardedPort, type RawPort } from './guarded-port';
import type { MessageProblem } from './message-check';
import type { AppRouter } from './router';
import { toFailure, type OnBug } from './to-failure';
import { judgeSender, type SenderFrame, type SenderRefusal } from './trusted-sender';

/** Channel on which the preload hands over the page's port. */
export const portChannel = 'rpc-port';

/** The hand-over as Electron reports it, as much of it as is looked at. */
export interface HandOver {
  readonly sender: RpcWindow;
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
  readonly ports: readonly RawPort[];
}
export interface RpcWindow {
  readonly id: number;
  on(event: 'did-navigate' | 'destroyed' | 'render-process-gone', listener: () => void): unknown;
}
/** The part of `ipcMain` that is needed. */
export interface PortSource {
  on(channel: typeof portChannel, listener: (event: HandOver) => void): unknown;
  removeListener(channel: typeof portChannel, listener: (event: HandOver) => void): unknown;
}

export interface ServeOptions {
  readonly ipc: PortSource;
  readonly router: AppRouter;
  /** Scheme and host of the page, such as `app://keydesk`. */
  readonly pageOrigin: string;
  isKnownWindow(id: number): boolean;
  /** Lets a call pass, and what it answers with, or throws the failure the window is told of. */
  admit(procedure: string): void;
  readonly clock: Clock;
  readonly limits?: CallLimitNumbers;
  onRefusedPort(reason: SenderRefusal): void;
  onRefusedMessage(problem: MessageProblem): void;
  onLimit(procedure: string): void;
  readonly onBug: OnBug;
}

interface WindowState {
  readonly limits: CallLimits;
  port: GuardedPort | null;
}

/**
 * Serves the router to the windows of the app: one live port per window, taken only from its own page, closed as soon as
 * the page goes. Returns what stops it.
 */
export function serveRpc(options: ServeOptions): () => void {
  const windows = new Map<number, WindowState>();

  function stateOf(window: RpcWindow): WindowState {
    const known = windows.get(window.id);
    if (known !== undefined) return known;
    const limits = createCallLimits(
      options.limits === undefined ? { clock: options.clock } : { clock: options.clock, numbers: options.limits },
    );
    const state: WindowState = { limits, port: null };
    windows.set(window.id, state);
    const closePort = (): void => {
      state.port?.close();
      state.port = null;
    };
    window.on('did-navigate', closePort);
    window.on('render-process-gone', closePort);
    window.on('destroyed', () => {
      closePort();
      windows.delete(window.id);
    });
    return state;
  }

  const takePort = (event: HandOver): void => {
    const judged = judge(event, options);
    if ('refusal' in judged) {
      for (const port of event.ports) port.close();
      options.onRefusedPort(judged.refusal);
      return;
    }
    const state = stateOf(event.sender);
    state.port?.close();
    state.port = servePort(judged.port, state.limits, options);
  };

  options.ipc.on(portChannel, takePort);
  return () => {
    options.ipc.removeListener(portChannel, takePort);
    for (const { port } of windows.values()) port?.close();
    windows.clear();
  };
}

/** The one port of a hand-over by the app's own page, or why it is not taken. */
function judge(
  event: HandOver,
  options: Pick<ServeOptions, 'isKnownWindow' | 'pageOrigin'>,
): { readonly port: RawPort } | { readonly refusal: SenderRefusal } {
  const [port] = event.ports;
  if (port === undefined) return { refusal: 'port-count' };
  const sender = {
    frame: readFrame(event),
    knownWindow: options.isKnownWindow(event.sender.id),
    ports: event.ports.length,
  };
  const refusal = judgeSender(sender, options.pageOrigin);
  return refusal === null ? { port } : { refusal };
}

/** Serves one port; also used by tests that bring their own. */
export function servePort(
  raw: RawPort,
  limits: CallLimits,
  options: Pick<ServeOptions, 'router' | 'admit' | 'onRefusedMessage' | 'onLimit' | 'onBug'>,
): GuardedPort {
  const handler = new RPCHandler(options.router, {
    clientInterceptors: [
      async ({ next, path, input, procedure, signal }) => {
        const name = path.join('.');
        let leave: (() => void) | null = null;
        try {
          options.admit(name);
          leave = enter(limits, name, input, options.onLimit);
          if (procedure['~orpc'].inputSchema === undefined && input !== undefined) {
            throw fail({ code: 'invalid-input', field: 'input', problem: 'unrecognized_keys' });
          }
          const output: unknown = await next();
          // The screen may have been locked in the meantime.
          options.admit(name);
          if (!isAsyncIterator(output)) return output;
          return mapEventIterator(output, {
            value: (value: unknown) => {
              options.admit(name);
              return Promise.resolve(value);
            },
            error: (error) => Promise.resolve(toFailure(error, name, options.onBug)),
          });
        } catch (error) {
          // A caller who left gets no answer, so what its call threw on the way out is no bug.
          throw toFailure(signal?.aborted === true ? fail({ code: 'cancelled' }) : error, name, options.onBug);
        } finally {
          leave?.();
        }
      },
    ],
  });
  const guarded = guardPort(raw, options.onRefusedMessage);
  handler.upgrade(guarded.port);
  guarded.start();
  return guarded;
}

/** Both spellings of the contract's inputs that name one connection. */
const namesConnection = z.union([
  z.object({ ref: z.object({ connectionId: z.string() }) }).transform(({ ref }) => ref.connectionId),
  z.object({ id: z.string() }).transform(({ id }) => id),
]);

function enter(limits: CallLimits, name: string, input: unknown, onLimit: (procedure: string) => void): () => void {
  try {
    return limits.enter(name, namesConnection.safeParse(input).data ?? null);
  } catch (error) {
    onLimit(name);
    throw error;
  }
}

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
}

/** Null when the frame is gone; Electron then either says so or throws at the first look. */
function readFrame(event: HandOver): SenderFrame | null {
  try {
    return event.senderFrame === null
      ? null
      : { url: event.senderFrame.url, isMainFrame: event.senderFrame.parent === null };
  } catch {
    return null;
  }
}

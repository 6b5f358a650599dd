import { EventEmitter } from 'node:events';
import { createRouter, type UseCases } from '../../src/main/rpc/router';
import { serveRpc, type HandOver, type PortSource, type RpcWindow, type ServeOptions } from '../../src/main/rpc/serve';
import { portPair, type Client, type PortPair } from './port-pair';

/** What the gate reported while a test ran. */
export interface GateReports {
  readonly refusedPorts: string[];
  readonly refusedMessages: string[];
  readonly limits: string[];
  readonly bugs: { readonly procedure: string; readonly error: unknown }[];
}

export interface ServedGate extends GateReports {
  /** Hands a port over as Electron would; what is left out is as the app's own page does it. */
  handOver(changes?: Partial<HandOver>): PortPair;
  /** The window, whose events a test may emit. */
  readonly window: RpcWindow & EventEmitter;
  stop(): void;
}

export const pageOrigin = 'app://keydesk';

/** The real gate over an in-memory `ipcMain`. */
export function serveGate(useCases: UseCases, changes: Partial<ServeOptions> = {}): ServedGate {
  const reports: GateReports = { refusedPorts: [], refusedMessages: [], limits: [], bugs: [] };
  const listeners = new Set<(event: HandOver) => void>();
  const ipc: PortSource = {
    on: (_channel, listener) => listeners.add(listener),
    removeListener: (_channel, listener) => listeners.delete(listener),
  };
  const window = Object.assign(new EventEmitter(), { id: 1 });
  const stop = serveRpc({
    ipc,
    router: createRouter(useCases),
    pageOrigin,
    isKnownWindow: (id) => id === window.id,
    clock: { now: () => Date.now() },
    admit: () => undefined,
    onRefusedPort: (reason) => reports.refusedPorts.push(reason),
    onRefusedMessage: (problem) => reports.refusedMessages.push(problem),
    onLimit: (procedure) => reports.limits.push(procedure),
    onBug: (procedure, error) => reports.bugs.push({ procedure, error }),
    ...changes,
  });
  return {
    ...reports,
    window,
    handOver(event = {}) {
      const pair = portPair();
      const frame = { url: `${pageOrigin}/`, parent: null };
      for (const listener of listeners) listener({ sender: window, senderFrame: frame, ports: [pair.main], ...event });
      return pair;
    },
    stop,
  };
}

/** Runs a test against a client of the served use cases and closes everything afterwards. */
export async function withClient(
  useCases: UseCases,
  test: (client: Client, gate: ServedGate, pair: PortPair) => Promise<void>,
  changes: Partial<ServeOptions> = {},
): Promise<void> {
  const gate = serveGate(useCases, changes);
  const pair = gate.handOver();
  try {
    await test(pair.client, gate, pair);
  } finally {
    gate.stop();
    pair.close();
  }
}

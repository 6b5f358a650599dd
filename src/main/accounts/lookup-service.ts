import type { ShopperAccount } from '../../shared/domain/account';
import { isOffered } from '../../shared/domain/capability';
import { isKeydeskError, type Failure } from '../../shared/domain/failure';
import type { AccountRow, ConnectionAnswer, LookupEvent } from '../../shared/domain/lookup-event';
import { detectLookupKeys, type LookupKey, type LookupKind } from '../../shared/domain/lookup-key';
import type { Adapters } from '../connections/adapters';
import { withDeadline } from '../connections/deadline';
import type { KnownConnections } from '../connections/known-connections';
import type { Journal } from '../journal/journal';
import { withConnection } from './read-account';

export interface LookupRequest {
  readonly query: string;
  /** What the query is, when the agent says so. */
  readonly by?: LookupKind | undefined;
  /** Only these connections; all of them when left out. */
  readonly connectionIds?: readonly string[] | undefined;
}

export interface LookupService {
  /**
   * Asks all connections at once and tells each one's answer as it comes. One connection's trouble is its own.
   *
   * @throws KeydeskError `invalid-input` (field `query`) at the first step, for a query nobody is asked about
   */
  find(request: LookupRequest, signal: AbortSignal): AsyncGenerator<LookupEvent, void>;
}

const lookupDeadlineMs = 8_000;

export function createLookupService(options: {
  readonly connections: Pick<KnownConnections, 'ids'>;
  readonly adapters: Pick<Adapters, 'open' | 'drop'>;
  readonly journal: Pick<Journal, 'event'>;
  /** Told of what an adapter threw that is not a failure of the program. */
  onBug(error: unknown): void;
  /** For one connection, with all its candidates; 8 s unless a test is in a hurry. */
  readonly deadlineMs?: number;
}): LookupService {
  const deadlineMs = options.deadlineMs ?? lookupDeadlineMs;
  /** Connections that are being left alone after repeated failures, as of their last answer. */
  const leftAlone = new Set<string>();

  function remember(connectionId: string, answer: ConnectionAnswer): void {
    const { failure } = answer.state === 'failed' ? answer : { failure: null };
    if (failure?.code === 'unavailable' && failure.cause === 'breaker') leftAlone.add(connectionId);
    else leftAlone.delete(connectionId);
  }

  async function ask(connectionId: string, keys: readonly LookupKey[], signal: AbortSignal): Promise<ConnectionAnswer> {
    try {
      return await withDeadline(signal, deadlineMs, async (limited) => {
        const { adapter } = await options.adapters.open(connectionId);
        const usable = keys.filter((key) => isOffered(adapter.capabilities.findBy[key.by]));
        if (usable.length === 0) return { state: 'skipped', reason: 'key-not-offered' };
        for (const key of usable) {
          const found = await adapter.find(key, limited);
          if (found.length > 0) return { state: 'rows', key, rows: found.map((hit) => toRow(hit, connectionId)) };
        }
        return { state: 'none' };
      });
    } catch (error) {
      return answerOf(error);
    }
  }

  function answerOf(error: unknown): ConnectionAnswer {
    if (isKeydeskError(error)) {
      const { failure } = error;
      if (failure.code === 'misconfigured') return { state: 'skipped', reason: 'misconfigured' };
      if (isKeychainFailure(failure)) return { state: 'skipped', reason: 'keychain' };
      return { state: 'failed', failure, retryable: isRetryable(failure) };
    }
    options.onBug(error);
    // An adapter that stumbles has met an answer it was not written for; the other connections' rows must not suffer.
    const failure: Failure = { code: 'vendor-error', cause: 'schema', path: null, status: null };
    return { state: 'failed', failure, retryable: false };
  }

  return {
    async *find({ query, by, connectionIds: wanted }, signal) {
      const detected = detectLookupKeys(query);
      const keys = by === undefined ? detected : detected.slice(0, 1).map(({ value }): LookupKey => ({ by, value }));
      const connectionIds = options.connections.ids().filter((id) => wanted === undefined || wanted.includes(id));
      // Asking one store again by hand is a try now, not when the pause is over: a new adapter has no pause.
      if (wanted !== undefined) {
        for (const id of connectionIds) if (leftAlone.has(id)) options.adapters.drop(id);
      }
      const startedAt = performance.now();
      const elapsed = (): number => Math.round(performance.now() - startedAt);
      options.journal.event('lookup', { count: connectionIds.length });
      yield { type: 'started', keys: [...keys], connectionIds };

      const pending = new Map(
        connectionIds.map((connectionId) => [
          connectionId,
          ask(connectionId, keys, signal).then((answer): LookupEvent => ({
            type: 'answer',
            connectionId,
            answer,
            durationMs: elapsed(),
          })),
        ]),
      );
      while (pending.size > 0) {
        const event = await Promise.race(pending.values());
        if (signal.aborted) return;
        if (event.type === 'answer') {
          pending.delete(event.connectionId);
          remember(event.connectionId, event.answer);
        }
        yield event;
      }
      yield { type: 'done', durationMs: elapsed() };
    },
  };
}

function toRow(account: ShopperAccount, connectionId: string): AccountRow {
  const { ref, vendor, name, email, code, login, access } = withConnection(account, connectionId);
  return { ref, vendor, name: name.display, email, code, login, access };
}

/** Whether asking again may help without anybody changing anything. */
function isRetryable(failure: Failure): boolean {
  switch (failure.code) {
    case 'offline':
    case 'timeout':
    case 'unavailable':
    case 'rate-limited':
    case 'vendor-error':
    case 'tls-untrusted':
    case 'proxy-auth':
      return true;
    default:
      return false;
  }
}

function isKeychainFailure(failure: Failure): boolean {
  return failure.code.startsWith('keychain-');
}

import type { ConnectionDraft, ProbeResult } from '../../shared/domain/connection';
import type { TestEvent, TestStep } from '../../shared/domain/connection-test';
import { fail, isKeydeskError, type Failure } from '../../shared/domain/failure';
import type { CallRecord, ProbeReport, VendorAdapter } from '../vendors/port';
import type { Adapters } from './adapters';
import { withDeadline } from './deadline';
import { eventQueue } from './event-queue';
import type { KnownConnection } from './known-connection';
import type { KnownConnections } from './known-connections';
import { isBefore, reportedSteps, stepEvent, stepOfFailure } from './test-steps';

/** Tries connections without writing anything at the vendor, and tells step by step what was found. */
export interface ConnectionTests {
  test(id: string, signal: AbortSignal): AsyncGenerator<TestEvent, void>;
  /**
   * The same for what stands in the form, before it is saved. Stored secrets take part only where no host changed.
   *
   * @throws KeydeskError `misconfigured` or `invalid-input` for what was typed, `cancelled` when the agent left or did not
   * confirm the hosts
   */
  testDraft(draft: ConnectionDraft, signal: AbortSignal): AsyncGenerator<TestEvent, void>;
}

const deadlineMs = 10_000;

export function createConnectionTests(options: {
  readonly known: Pick<KnownConnections, 'byId'>;
  readonly adapters: Pick<Adapters, 'openFresh' | 'learn'>;
  /** What stands in the form as a connection that isn't stored. */
  fromDraft(draft: ConnectionDraft): Promise<KnownConnection>;
}): ConnectionTests {
  const { adapters } = options;

  async function* run(
    connection: KnownConnection,
    onReport: (report: ProbeReport) => void,
    signal: AbortSignal,
  ): AsyncGenerator<TestEvent, void> {
    const startedAt = performance.now();
    const elapsed = (): number => Math.round(performance.now() - startedAt);
    /** The last step that has been told of as good. */
    const last: { step: TestStep | null } = { step: null };

    function* good(...events: readonly Extract<TestEvent, { type: 'step' }>[]): Generator<TestEvent> {
      for (const event of events) {
        if (last.step !== null && !isBefore(last.step, event.step)) continue;
        last.step = event.step;
        yield event;
      }
    }
    function* failed(failure: Failure): Generator<TestEvent> {
      const step = stepOfFailure(failure);
      // What must have worked for the vendor to say this.
      for (const before of ['settings', 'secrets', 'reach', 'tls', 'token'] as const) {
        if (isBefore(before, step)) yield* good(stepEvent(before, 'ok'));
      }
      yield stepEvent(step, 'failed', { failure });
      yield { type: 'done', result: { ...nothingFound, failure, durationMs: elapsed() } };
    }

    try {
      if (connection.problem !== null) {
        yield* failed(connection.problem);
        return;
      }
      yield* good(stepEvent('settings', 'ok'));
      yield stepEvent('secrets', 'running');
      await connection.secrets();
      yield* good(stepEvent('secrets', 'ok', { found: [...connection.secretFields] }));
      yield stepEvent('reach', 'running');

      const calls = eventQueue<CallRecord>();
      const adapter: VendorAdapter = adapters.openFresh(connection, (call) => calls.push(call));
      const work = withDeadline(signal, deadlineMs, (limited) => adapter.probe(limited)).finally(() => calls.end());
      // Whoever leaves early hears of it by the signal; nobody else is there to.
      work.catch(() => undefined);
      for await (const { method, route, status, durationMs } of calls) {
        yield { type: 'call', method, route: route.slice(0, 200), status, durationMs };
        if (status === null) continue;
        yield* good(stepEvent('reach', 'ok', { ms: durationMs }));
        yield* good(stepEvent('tls', connection.training ? 'unknown' : 'ok'));
        if (last.step === 'tls') yield stepEvent('token', 'running');
      }
      const report = await work;
      onReport(report);
      yield* good(...reportedSteps(report));
      yield { type: 'done', result: resultOf(report, elapsed()) };
    } catch (error) {
      if (!isKeydeskError(error) || error.failure.code === 'cancelled') throw error;
      yield* failed(error.failure);
    }
  }

  return {
    async *test(id, signal) {
      const connection = await options.known.byId(id);
      if (connection === null) throw fail({ code: 'not-found' });
      yield* run(connection, (report) => adapters.learn(connection, report.capabilities), signal);
    },
    async *testDraft(draft, signal) {
      yield* run(await options.fromDraft(draft), () => undefined, signal);
    },
  };
}

const nothingFound = { ok: false, storeName: null, missingScopes: [], clockOffsetMs: null, warnings: [] };

function resultOf(report: ProbeReport, durationMs: number): ProbeResult {
  return {
    ok: report.reachable && report.missingScopes.length === 0,
    failure: null,
    storeName: report.storeName,
    missingScopes: [...report.missingScopes],
    clockOffsetMs: report.clockOffsetMs,
    warnings: report.warnings.map(({ key, detail }) => ({ key, detail })),
    durationMs,
  };
}

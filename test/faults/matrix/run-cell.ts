import type { VendorAdapter } from '../../../src/main/vendors/port';
import type { RecordedRequest } from '../../../src/sandbox/kit/request-log';
import { isKeydeskError } from '../../../src/shared/domain/failure';
import { never, type Bench } from '../../conformance/vendor-adapter/bench';
import type { MatrixOperation, Subject } from './matrix-operation';
import type { Strike } from './strikes';

/** Requests that fetch tokens or search are POSTs too, and are not what an agent's click writes. */
const notAWrite =
  /token$|token\/|access_token|\/search$|customer-search$|LoginPost|validate-credentials|api-token|\/login$/u;

export interface WriteTarget {
  readonly method: string;
  readonly path: string;
}

export interface Cell {
  /** `done`, or the failure code the agent sees. */
  readonly outcome: string;
  readonly effects: number;
  /** How often the write itself was sent. */
  readonly sent: number;
}

async function subjectOf(bench: Bench, operation: MatrixOperation): Promise<Subject> {
  const { adapter, emulator } = bench;
  const id = emulator.seed({ email: 'ada@example.test', password: 'First-pass-1', state: operation.from });
  const account = await adapter.get(id, never);
  if (account === null) throw new Error('the seeded shopper is not there');
  const onlooker = (): VendorAdapter => bench.adapterWith({});
  const subject: Subject = { adapter, emulator, id, account, onlooker, ticket: null, session: null };
  return { ...subject, ...(await operation.prepare?.(subject)) };
}

function writesIn(requests: readonly RecordedRequest[], { writePath }: MatrixOperation): readonly RecordedRequest[] {
  return requests.filter(({ method, path }) =>
    writePath === undefined ? method !== 'GET' && !notAWrite.test(path) : writePath.test(path),
  );
}

/** Runs the operation on a healthy vendor and learns which request is the write. */
export async function findWrite(bench: Bench, operation: MatrixOperation): Promise<WriteTarget> {
  const subject = await subjectOf(bench, operation);
  subject.emulator.requests.clear();
  await operation.act(subject);
  const last = writesIn(subject.emulator.requests.all(), operation).at(-1);
  if (last === undefined) throw new Error(`${operation.name} wrote nothing`);
  return { method: last.method, path: last.path };
}

/** The write's path; a trailing id differs from shopper to shopper and is left out. */
function target({ path }: WriteTarget): { readonly path: string; readonly whole: boolean } {
  const withoutId = path.replace(/\d+$/u, '');
  return { path: withoutId, whole: withoutId === path };
}

/** Runs the operation once with a fault on its write and tells what the agent sees and what the vendor did. */
export async function runCell(
  bench: Bench,
  operation: MatrixOperation,
  write: WriteTarget,
  strike: Strike,
): Promise<Cell> {
  const subject = await subjectOf(bench, operation);
  const { emulator } = subject;
  emulator.requests.clear();
  emulator.faults.add({
    method: write.method,
    ...target(write),
    fault: strike.fault,
    ...(strike.times === 'always' ? {} : { times: strike.times }),
  });
  const outcome = await operation.act(subject).then(
    () => 'done',
    (error: unknown) => {
      if (isKeydeskError(error)) return error.failure.code;
      throw error;
    },
  );
  emulator.faults.clear();
  const { path, whole } = target(write);
  const sent = writesIn(emulator.requests.all(), operation).filter(
    (request) => request.method === write.method && (whole ? request.path === path : request.path.startsWith(path)),
  ).length;
  const effects = await operation.effects(subject);
  return { outcome, effects, sent };
}

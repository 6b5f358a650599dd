import { isKeydeskError, type Failure } from '../../src/shared/domain/failure';

/** The failure a promise rejects with; null when it resolves or throws anything else. */
export async function failureOf(work: Promise<unknown>): Promise<Failure | null> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  return isKeydeskError(thrown) ? thrown.failure : null;
}

import { isKeydeskError } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import { parseWire } from '../http/parse-json';
import type { Api } from './api';
import { scopes } from './facts';
import { wireTimeSchema } from './wire';

/** Above this a time is in milliseconds: one client says so, while the documents say seconds. */
const millisecondsFrom = 100_000_000_000;

/** The store's clock minus ours, in milliseconds, by `GET /v2/time` and the middle of the round trip. */
export async function measureClockOffsetMs(api: Api, clock: Clock, signal: AbortSignal): Promise<number> {
  const before = clock.now();
  const answer = await api.call({
    method: 'GET',
    path: '/v2/time',
    kind: 'read',
    signal,
    scope: scopes.readInformation,
  });
  const middle = (before + clock.now()) / 2;
  const { time } = parseWire(wireTimeSchema, answer.json(), answer.status);
  // Whole seconds are cut off, so half a second is added.
  return Math.round((time > millisecondsFrom ? time : time * 1000 + 500) - middle);
}

/** As measured; without the scope for that, by the `Date` header of an earlier answer, and failing that none. */
export async function vendorClockOffsetMs(api: Api, clock: Clock, signal: AbortSignal): Promise<number> {
  try {
    return await measureClockOffsetMs(api, clock, signal);
  } catch (error) {
    if (isKeydeskError(error) && error.failure.code === 'forbidden') return api.http.clockOffsetMs() ?? 0;
    throw error;
  }
}

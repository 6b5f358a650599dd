import { fail, isKeydeskError } from '../../../shared/domain/failure';
import type { SendRecords } from './log-target';
import { toOtlp } from './to-otlp';

/** Sends by OTLP/HTTP. A 2xx answer is the collector's word that it has the records. */
export function createOtlpSender(url: string, fetchNow: typeof fetch): SendRecords {
  return async (records, signal) => {
    const answer = await fetchNow(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(toOtlp(records.map(({ record }) => record))),
      signal,
    }).catch((error: unknown) => {
      if (isKeydeskError(error)) throw error;
      throw fail(signal.aborted ? { code: 'timeout' } : { code: 'offline', cause: 'refused' });
    });
    await answer.body?.cancel().catch(() => undefined);
    const { status } = answer;
    if (answer.ok) return;
    if (status === 429) throw fail({ code: 'rate-limited', retryAt: null });
    if (status === 401 || status === 403) throw fail({ code: 'forbidden', missingScope: null });
    if (status >= 500) throw fail({ code: 'unavailable', cause: '5xx', status, retryAt: null });
    throw fail({ code: 'rejected', key: String(status) });
  };
}

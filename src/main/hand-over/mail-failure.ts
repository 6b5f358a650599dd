import { type Failure, fail, isKeydeskError } from '../../shared/domain/failure';
import { transportFault } from '../vendors/http/transport-fault';

/** How far a mail had come: nothing said about it yet, or its words on their way to the server. */
export type MailStage = 'before-words' | 'words-under-way';

/**
 * Puts what the mail library failed with into one of Keydesk's codes; what is no failure of it is given back as it is. Only
 * codes and reply numbers are read: the library's messages repeat what the server wrote.
 *
 * A server that answered has decided. A server that fell silent after the words had left may have taken the mail or not.
 */
export function mailFailure(error: unknown, host: string, stage: MailStage): unknown {
  const { code, originalCode, responseCode, response } = codesOf(error);
  // A Keydesk error is one already, and what has no code is a bug of ours.
  if (code === null || isKeydeskError(error)) return error;
  if (responseCode !== null && responseCode >= 400 && code !== 'ETLS') {
    return fail(refusal(code, responseCode, response));
  }
  if (stage === 'words-under-way') return fail({ code: 'unknown-outcome' });
  if (code === 'EABORT') return fail({ code: 'cancelled' });
  if (code === 'ETLS') return fail({ code: 'tls-untrusted', host });
  if (code === 'EDNS') return fail({ code: 'offline', cause: 'dns' });
  if (code === 'ETIMEDOUT' || originalCode === 'ETIMEDOUT') return fail({ code: 'timeout' });
  // What is left came from the socket, whose own code tells what happened.
  return fail(transportFault(Object.assign(new Error('socket'), { code: originalCode ?? code }), host).failure);
}

function refusal(code: string, responseCode: number, response: string): Failure {
  // RFC 4954: 454 is a passing trouble, 432 asks for another password, the rest says no.
  const isForNow = responseCode < 500 && responseCode !== 432;
  if (isForNow) return { code: 'unavailable', cause: 'maintenance', status: responseCode, retryAt: null };
  const key = replyKey(responseCode, response);
  return code === 'EAUTH' ? { code: 'credentials-rejected', key } : { code: 'rejected', key };
}

/** `smtp-550` or, with the enhanced code of RFC 3463, `smtp-550-5.1.1`. */
function replyKey(responseCode: number, response: string): string {
  const enhanced = /^\d{3}[ -](?<code>[245]\.\d{1,3}\.\d{1,3})\b/u.exec(response)?.groups?.['code'];
  return ['smtp', responseCode, ...(enhanced === undefined ? [] : [enhanced])].join('-');
}

function codesOf(error: unknown): {
  readonly code: string | null;
  readonly originalCode: string | null;
  readonly responseCode: number | null;
  readonly response: string;
} {
  const from: Readonly<Record<string, unknown>> = typeof error === 'object' && error !== null ? { ...error } : {};
  const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
  const { responseCode } = from;
  return {
    code: textOf(from['code']),
    originalCode: textOf(from['originalCode']),
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    response: textOf(from['response']) ?? '',
  };
}

import type { KeyedLock } from './keyed-lock';
import type { LandingConnection } from './landing-connection';
import type { LandingLog } from './landing-log';
import { passwordProblem } from './password/password-rules';
import { linkInvalid, type SubmissionResult, type TicketSubmission } from './submission';
import { writeOutcome } from './vendor-outcome';

export interface TicketRedeemerOptions {
  readonly connections: () => readonly LandingConnection[];
  readonly lock: KeyedLock;
  readonly log: LandingLog;
  readonly onChanged: (connection: LandingConnection, submission: TicketSubmission) => void;
}

/** Sets a password for a token that the vendor made. The vendor checks and spends it; whether it is good is not known before. */
export type TicketRedeemer = (submission: TicketSubmission) => Promise<SubmissionResult>;

const control = /[\u0000-\u001f\u007f]/u;

export function createTicketRedeemer({ connections, lock, log, onChanged }: TicketRedeemerOptions): TicketRedeemer {
  return async (submission) => {
    const { token, login } = submission;
    const connection = connections().find(({ id }) => id === submission.connectionId);
    if (connection === undefined || !connection.takesVendorTokens || control.test(token + (login ?? ''))) {
      log({ event: 'refused', code: 'vendor-token', connection: connection?.id ?? null });
      return linkInvalid;
    }
    const trace = { connection: connection.id };
    // First, because asking the vendor may spend the token.
    const problem = passwordProblem(submission.password, submission.repeat, { email: null, login });
    if (problem !== null) {
      log({ event: 'password-refused', code: problem, ...trace });
      return { result: 'password', problem };
    }
    return lock.run(`${connection.id}\n${token}`, async () => {
      try {
        await connection.adapter.redeemReset({ token, login }, submission.password, new AbortController().signal);
      } catch (error) {
        return notSet(error);
      }
      log({ event: 'password-set', ...trace });
      onChanged(connection, submission);
      return { result: 'done', signInUrl: connection.signInUrl };
    });

    function notSet(error: unknown): SubmissionResult {
      const outcome = writeOutcome(error);
      switch (outcome.kind) {
        case 'unknown':
          log({ event: 'outcome-unknown', code: outcome.code, ...trace });
          return { result: 'unknown' };
        case 'password-refused':
          log({ event: 'password-refused', code: 'refused-by-shop', ...trace });
          return { result: 'password', problem: 'refused-by-shop' };
        case 'refused':
          log({ event: 'refused', code: 'vendor-token', ...trace });
          return linkInvalid;
        case 'failed':
          log({ event: 'vendor-failed', step: 'write', code: outcome.code, ...trace });
          return { result: 'try-later' };
      }
    }
  };
}

import type { Fault } from '../sandbox/kit/faults';
import type { TrainingFault } from '../shared/domain/training';

/** What a trainer's word means for each answer of a store; null for none. `down` is not a fault of answers: it closes the port. */
export function answerFault(fault: TrainingFault): Fault | null {
  switch (fault) {
    case 'none':
    case 'down':
      return null;
    case 'silent':
      return { kind: 'hang' };
    case 'slow':
      return { kind: 'delay', ms: 3_000 };
    case 'html':
      return { kind: 'answer', status: 200, body: '<!doctype html><title>Sign in to the network</title>' };
    case 'error-500':
      return { kind: 'answer', status: 500, body: { error: 'internal' } };
    case 'throttled':
      return { kind: 'answer', status: 429, headers: throttleHeaders, body: { error: 'too many requests' } };
  }
}

/** `Retry-After` as most vendors have it, and BigCommerce's own header. */
const throttleHeaders = { 'retry-after': '20', 'x-rate-limit-time-reset-ms': '20000' };

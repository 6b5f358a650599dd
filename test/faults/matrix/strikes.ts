import type { Fault } from '../../../src/sandbox/kit/faults';

/** A fault as the matrix uses it. */
export interface Strike {
  readonly id: string;
  readonly title: string;
  readonly fault: Fault;
  /** Once, or at every write until the end. */
  readonly times: 1 | 'always';
  /** True when the vendor answers well and has done nothing. */
  readonly lies?: true;
}

export const strikes: readonly Strike[] = [
  { id: 'FT-04', title: 'no answer, not done', fault: { kind: 'hang' }, times: 'always' },
  { id: 'FT-04', title: 'no answer, done', fault: { kind: 'hang-after' }, times: 1 },
  { id: 'FT-05', title: 'reset before the work', fault: { kind: 'reset' }, times: 'always' },
  { id: 'FT-06', title: 'reset after the work', fault: { kind: 'reset-after' }, times: 1 },
  { id: 'FT-08', title: 'answer cut', fault: { kind: 'cut-body', bytes: 1 }, times: 1 },
  { id: 'FT-11', title: 'answer drips', fault: { kind: 'drip', everyMs: 50 }, times: 1 },
  { id: 'FT-20', title: '401 once', fault: { kind: 'answer', status: 401, body: {} }, times: 1 },
  { id: 'FT-20', title: '401 always', fault: { kind: 'answer', status: 401, body: {} }, times: 'always' },
  { id: 'FT-21', title: '403', fault: { kind: 'answer', status: 403, body: {} }, times: 'always' },
  {
    id: 'FT-22',
    title: '429 with a time',
    fault: { kind: 'answer', status: 429, headers: { 'retry-after': '30' }, body: {} },
    times: 'always',
  },
  { id: 'FT-22', title: '429 without a time', fault: { kind: 'answer', status: 429, body: {} }, times: 'always' },
  { id: 'FT-23', title: '500, not done', fault: { kind: 'answer', status: 500, body: {} }, times: 'always' },
  {
    id: 'FT-23',
    title: '503 with a time',
    fault: { kind: 'answer', status: 503, headers: { 'retry-after': '30' }, body: {} },
    times: 'always',
  },
  { id: 'FT-24', title: '500, done', fault: { kind: 'answer-after', status: 500, body: {} }, times: 1 },
  { id: 'FT-24', title: '504, done', fault: { kind: 'answer-after', status: 504, body: {} }, times: 1 },
  {
    id: 'FT-25',
    title: '200, not done',
    fault: { kind: 'answer', status: 200, body: {} },
    times: 'always',
    lies: true,
  },
  {
    id: 'FT-28',
    title: 'HTML with 200, done',
    fault: { kind: 'answer-after', status: 200, body: '<html></html>' },
    times: 1,
  },
];

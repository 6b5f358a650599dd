import { describe, expect, it } from 'vitest';
import type { RecordedRequest } from '../../src/sandbox/kit/request-log';
import { emporixAccessCases } from './emporix/access.cases';
import { openEmporix, type EmporixBench } from './emporix/bench';
import { emporixConfirmationCases } from './emporix/confirmation.cases';
import { emporixLookUpCases } from './emporix/look-up.cases';
import { emporixProbeCases } from './emporix/probe.cases';
import { emporixRegisterCases, emporixSignUpCases } from './emporix/register.cases';
import { emporixResetCases } from './emporix/reset.cases';
import { emporixSignInCases } from './emporix/sign-in.cases';
import { openEmporixContract } from './openapi/emporix';
import { useBench } from './vendor-adapter/bench';
import { describeVendorAdapter } from './vendor-adapter.suite';

/** Everything that went over the wire in this file, and whether a fault had a hand in the answers. */
const exchanges: { readonly exchange: RecordedRequest; readonly faulted: boolean }[] = [];

async function openRecorded(): Promise<EmporixBench> {
  const bench = await openEmporix();
  const { emulator } = bench;
  const close = async (): Promise<void> => {
    const faulted = emulator.faults.all().length > 0;
    exchanges.push(...emulator.requests.all().map((exchange) => ({ exchange, faulted })));
    await emulator.close();
  };
  return { ...bench, emulator: { ...emulator, close } };
}

describeVendorAdapter('emporix', openRecorded);

describe('emporix adapter', () => {
  const opened: { bench: EmporixBench | null } = { bench: null };
  useBench(async () => {
    opened.bench = await openRecorded();
    return opened.bench;
  });
  const bench = (): EmporixBench => {
    if (opened.bench === null) throw new Error('the bench is open only inside a test');
    return opened.bench;
  };
  emporixLookUpCases(bench);
  emporixAccessCases(bench);
  emporixResetCases(bench);
  emporixSignInCases(bench);
  emporixRegisterCases(bench);
  emporixSignUpCases(bench);
  emporixConfirmationCases(bench);
  emporixProbeCases(bench);
});

const documents = await openEmporixContract();

describe.skipIf(documents === null)('the vendor’s own OpenAPI documents', () => {
  it('fit every request, and every answer that no fault has touched', () => {
    expect(exchanges.length).toBeGreaterThan(100);
    const problems = exchanges.flatMap(({ exchange, faulted }) => documents?.(exchange, faulted) ?? []);
    expect([...new Set(problems)]).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { openSalesforceContract } from './openapi/salesforce-b2c';
import { salesforceAccessCases } from './salesforce-b2c/access.cases';
import { openSalesforce, type Exchange, type SalesforceBench } from './salesforce-b2c/bench';
import { salesforceLookUpCases } from './salesforce-b2c/look-up.cases';
import { salesforceProbeCases } from './salesforce-b2c/probe.cases';
import { salesforceRegisterCases } from './salesforce-b2c/register.cases';
import { salesforceResetCases } from './salesforce-b2c/reset.cases';
import { salesforceSignInCases } from './salesforce-b2c/sign-in.cases';
import { useBench } from './vendor-adapter/bench';
import { describeVendorAdapter } from './vendor-adapter.suite';

/** What all cases of this file put on the wire, for the vendor's own documents to judge at the end. */
const wire: Exchange[] = [];
const open = (): Promise<SalesforceBench> => openSalesforce({}, (exchanges) => wire.push(...exchanges));

describeVendorAdapter('salesforce-b2c', open);

describe('salesforce-b2c adapter', () => {
  const held: { bench: SalesforceBench | null } = { bench: null };
  useBench(async () => (held.bench = await open()));
  const bench = (): SalesforceBench => {
    if (held.bench === null) throw new Error('the bench is open only inside a test');
    return held.bench;
  };
  salesforceLookUpCases(bench);
  salesforceAccessCases(bench);
  salesforceResetCases(bench);
  salesforceSignInCases(bench);
  salesforceRegisterCases(bench);
  salesforceProbeCases(bench);
});

const documents = await openSalesforceContract();

describe.skipIf(documents === null)('the vendor’s own OpenAPI documents', () => {
  it('fit every request, and every answer that no fault has touched', () => {
    expect(wire.length).toBeGreaterThan(200);
    const problems = wire.flatMap(({ request, faulted }) => documents?.(request, faulted) ?? []);
    expect([...new Set(problems)]).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultPolicy, effectivePolicy, stricterPolicy, type Policy } from '../../../../src/main/policy/policy';
import { policyDocumentSchema } from '../../../../src/main/policy/schema';

const policies: fc.Arbitrary<Policy> = fc.record({
  ticketRequired: fc.boolean(),
  callerCheckRequired: fc.boolean(),
  linkVisible: fc.boolean(),
  maxLinkLifetimeMinutes: fc.integer({ min: 15, max: 1440 }),
  allowedResetHosts: fc.option(fc.uniqueArray(fc.constantFrom('a.example', 'b.example', 'c.example'))),
  checkSignIn: fc.boolean(),
  signInAs: fc.boolean(),
  idleLockMinutes: fc.integer({ min: 1, max: 60 }),
  recentLookups: fc.boolean(),
  emailChangeWarningDays: fc.integer({ min: 0, max: 90 }),
  journalRetentionMonths: fc.integer({ min: 1, max: 36 }),
});

describe('effectivePolicy', () => {
  it('holds the defaults where there is no file, and where the file says nothing', () => {
    expect(effectivePolicy(null)).toEqual(defaultPolicy);
    expect(effectivePolicy({})).toEqual(defaultPolicy);
  });

  it('takes every member a file states', () => {
    const stated: Policy = {
      ticketRequired: true,
      callerCheckRequired: false,
      linkVisible: false,
      maxLinkLifetimeMinutes: 60,
      allowedResetHosts: ['shop.example'],
      checkSignIn: true,
      signInAs: true,
      idleLockMinutes: 5,
      recentLookups: false,
      emailChangeWarningDays: 30,
      journalRetentionMonths: 24,
    };
    expect(effectivePolicy(policyDocumentSchema.parse({ $schema: './policy.schema.json', ...stated }))).toEqual(stated);
  });
});

describe('[SC-43] stricterPolicy', () => {
  it('never allows what either of the two forbids', () => {
    fc.assert(
      fc.property(policies, policies, (a, b) => {
        const both = stricterPolicy(a, b);
        for (const one of [a, b]) {
          expect(both.ticketRequired || !one.ticketRequired).toBe(true);
          expect(both.callerCheckRequired || !one.callerCheckRequired).toBe(true);
          for (const permission of ['linkVisible', 'checkSignIn', 'signInAs', 'recentLookups'] as const) {
            expect(both[permission] && !one[permission]).toBe(false);
          }
          expect(both.maxLinkLifetimeMinutes).toBeLessThanOrEqual(one.maxLinkLifetimeMinutes);
          expect(both.idleLockMinutes).toBeLessThanOrEqual(one.idleLockMinutes);
          expect(both.emailChangeWarningDays).toBeGreaterThanOrEqual(one.emailChangeWarningDays);
          expect(both.journalRetentionMonths).toBeGreaterThanOrEqual(one.journalRetentionMonths);
          if (one.allowedResetHosts !== null) {
            expect(both.allowedResetHosts?.every((host) => one.allowedResetHosts?.includes(host))).toBe(true);
          }
        }
        expect(stricterPolicy(a, a)).toEqual(a);
      }),
    );
  });
});

describe('resources/policy.schema.json', () => {
  it('is the schema the program reads by; `npx vitest run -u test/unit/main/policy` writes it anew', async () => {
    const { $schema, ...body } = z.toJSONSchema(policyDocumentSchema, { io: 'input' });
    const text = `${JSON.stringify({ $schema, title: 'Keydesk policy', ...body }, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../../../resources/policy.schema.json');
    expect(Object.keys(body.properties ?? {}).sort()).toEqual(['$schema', ...Object.keys(defaultPolicy)].sort());
    expect(body.additionalProperties).toBe(false);
  });
});

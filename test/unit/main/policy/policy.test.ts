import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultPolicy, effectivePolicy, stricterPolicy, type Policy } from '../../../../src/main/policy/policy';
import { policyDocumentSchema } from '../../../../src/main/policy/schema';
import { callerChecks, writeReasons } from '../../../../src/shared/domain/action';
import { languages } from '../../../../src/shared/domain/language';
import { policyActions } from '../../../../src/shared/domain/policy';
import { linkLifetimesMinutes } from '../../../../src/shared/domain/reset';
import { secondPersonRules } from '../../../../src/shared/domain/second-person';

const preset: Policy['connections'][number] = {
  id: '6f1a8a52-3c1f-4f8e-9d53-5f7c0a3b9d01',
  name: 'Main shop',
  vendor: 'emporix',
  colour: 'teal',
  config: { tenant: 'mainshop' },
};
const eva = { name: 'Eva', code: `scrypt:17:8:1:${'a'.repeat(22)}:${'b'.repeat(43)}` };
const permissions = [
  'checkSignIn',
  'signInAs',
  'linkVisible',
  'mailServer',
  'ownConnections',
  'trainingStores',
  'sessionSecrets',
  'recentLookups',
] as const;
const hosts = fc.option(fc.uniqueArray(fc.constantFrom('a.example', 'b.example', 'c.example')));
const limit = fc.integer({ min: 1, max: 10_000 });
const policies: fc.Arbitrary<Policy> = fc.record({
  allowedActions: fc.subarray([...policyActions]),
  reasons: fc.subarray([...writeReasons]),
  ticketRequired: fc.boolean(),
  ticketPattern: fc.option(fc.constantFrom('INC-\\d+', 'A|B', '\\d{4}')),
  callerCheckRequired: fc.boolean(),
  callerChecks: fc.subarray([...callerChecks]),
  checkSignIn: fc.boolean(),
  signInAs: fc.boolean(),
  linkVisible: fc.boolean(),
  mailServer: fc.boolean(),
  maxLinkLifetimeMinutes: fc.integer({ min: 15, max: 1440 }),
  defaultLinkLifetimeMinutes: fc.constantFrom(...linkLifetimesMinutes),
  allowedResetHosts: hosts,
  emailChangeWarningDays: fc.integer({ min: 0, max: 90 }),
  secondPerson: fc.record({ people: fc.constantFrom([], [eva]), for: fc.subarray([...secondPersonRules]) }),
  limits: fc.record({ resetsPerHour: limit, resetsPerDay: limit, resetsPerAccountAndDay: limit }),
  connections: fc.constantFrom([], [preset]),
  ownConnections: fc.boolean(),
  allowedConnectionHosts: hosts,
  trainingStores: fc.boolean(),
  sessionSecrets: fc.boolean(),
  idleLockMinutes: fc.integer({ min: 1, max: 60 }),
  languages: fc.subarray([...languages]),
  recentLookups: fc.boolean(),
  maskPersonalData: fc.boolean(),
  journalRetentionMonths: fc.integer({ min: 1, max: 36 }),
  logTarget: fc.constantFrom(null, {
    kind: 'otlp' as const,
    url: 'https://collector.example/v1/logs',
    stopWritesAfterMinutes: 60,
  }),
  updates: fc.boolean(),
  updateRing: fc.constantFrom('stable', 'early'),
  updateFeed: fc.constantFrom(null, 'https://updates.example/keydesk/'),
});

describe('effectivePolicy', () => {
  it('holds the defaults where the file says nothing', () => {
    expect(effectivePolicy({})).toEqual(defaultPolicy);
  });

  it('takes every member a file states', () => {
    const stated: Policy = {
      allowedActions: ['activate', 'reset-mailed'],
      reasons: ['forgot-password', 'other'],
      ticketRequired: true,
      ticketPattern: 'INC-\\d{4}',
      callerCheckRequired: false,
      callerChecks: ['supervisor'],
      checkSignIn: true,
      signInAs: true,
      linkVisible: false,
      mailServer: false,
      maxLinkLifetimeMinutes: 60,
      defaultLinkLifetimeMinutes: 15,
      allowedResetHosts: ['shop.example'],
      emailChangeWarningDays: 30,
      secondPerson: { people: [eva], for: ['changed-email', 'show-link'] },
      limits: { resetsPerHour: 5, resetsPerDay: 20, resetsPerAccountAndDay: 1 },
      connections: [preset],
      ownConnections: false,
      allowedConnectionHosts: ['api.emporix.io'],
      trainingStores: false,
      sessionSecrets: true,
      idleLockMinutes: 5,
      languages: ['sv', 'en'],
      recentLookups: false,
      maskPersonalData: true,
      journalRetentionMonths: 24,
      logTarget: {
        ...{ kind: 'cef', host: 'logs.example', port: 6514, caFile: '/etc/ssl/logs.pem' },
        ...{ enterpriseNumber: 32_473, stopWritesAfterMinutes: 15 },
      },
      updates: false,
      updateRing: 'early',
      updateFeed: 'https://updates.example/keydesk/',
    };
    expect(effectivePolicy({ $schema: './policy.schema.json', ...stated })).toEqual(stated);
  });
});

describe('[SC-43] stricterPolicy', () => {
  it('never allows what either of the two forbids', () => {
    fc.assert(
      fc.property(policies, policies, (a, b) => {
        const both = stricterPolicy(a, b);
        for (const one of [a, b]) {
          for (const duty of ['ticketRequired', 'callerCheckRequired', 'maskPersonalData'] as const) {
            expect(both[duty] || !one[duty]).toBe(true);
          }
          for (const permission of permissions) expect(both[permission] && !one[permission]).toBe(false);
          for (const list of ['allowedActions', 'reasons', 'callerChecks', 'languages'] as const) {
            const allowed: readonly string[] = one[list];
            expect(both[list].every((item) => allowed.includes(item))).toBe(true);
          }
          for (const atMost of ['maxLinkLifetimeMinutes', 'defaultLinkLifetimeMinutes', 'idleLockMinutes'] as const) {
            expect(both[atMost]).toBeLessThanOrEqual(one[atMost]);
          }
          for (const [name, value] of Object.entries(one.limits)) {
            expect(Object.entries(both.limits).find(([key]) => key === name)?.[1]).toBeLessThanOrEqual(value);
          }
          for (const atLeast of ['emailChangeWarningDays', 'journalRetentionMonths'] as const) {
            expect(both[atLeast]).toBeGreaterThanOrEqual(one[atLeast]);
          }
          for (const list of ['allowedResetHosts', 'allowedConnectionHosts'] as const) {
            if (one[list] !== null) expect(both[list]?.every((host) => one[list]?.includes(host))).toBe(true);
          }
          expect(both.secondPerson.for).toEqual(expect.arrayContaining(one.secondPerson.for));
          if (one.ticketPattern !== null) expect(both.ticketPattern).toContain(one.ticketPattern);
        }
        expect(both.connections).toEqual(a.connections);
        // Those who agree are the ones the stronger file names, if it names any.
        const { people } = (a.secondPerson.people.length > 0 ? a : b).secondPerson;
        expect(both.secondPerson.people).toEqual(people);
        for (const given of ['updates', 'updateRing', 'updateFeed'] as const) expect(both[given]).toBe(a[given]);
        expect(stricterPolicy(a, a)).toEqual(a);
      }),
    );
  });

  it('joins two forms of a ticket so that both must fit', () => {
    const patternOf = (a: string, b: string): RegExp => {
      const both = stricterPolicy({ ...defaultPolicy, ticketPattern: a }, { ...defaultPolicy, ticketPattern: b });
      return new RegExp(`^(?:${both.ticketPattern ?? ''})$`, 'u');
    };
    expect(patternOf('INC-\\d+|X', '.{5,}').test('INC-1')).toBe(true);
    expect(patternOf('INC-\\d+|X', '.{5,}').test('X')).toBe(false);
    expect(patternOf('INC-\\d+', 'INC').test('INC-1')).toBe(false);
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

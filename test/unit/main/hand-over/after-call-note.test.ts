import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composeAfterCallNote,
  type AfterCallNoteInput,
  type DoneAct,
} from '../../../../src/main/hand-over/after-call-note';
import { accessChanges } from '../../../../src/shared/domain/account';
import { callerChecks } from '../../../../src/shared/domain/action';
import { resetKinds } from '../../../../src/shared/domain/capability';
import { languages } from '../../../../src/shared/domain/language';
import { anyText, hostileTexts } from './hostile-texts';
import { refusalOf } from './refusal-of';

const link: DoneAct = {
  act: 'reset',
  kind: 'link',
  handedOver: ['copied'],
  expiresAt: '2026-11-02T10:15:30.000Z',
};
const input: AfterCallNoteInput = {
  language: 'en',
  done: link,
  outcome: 'done',
  storeName: 'Nordic Shop',
  at: '2026-11-02T09:15:30.000Z',
  journalId: '0193b7a2-3c4d-7e5f-8a6b-9c0d1e2f3a4b',
  callerCheck: 'order-number',
  timeZone: 'Europe/Stockholm',
};

/** What a shopper's account is full of; none of it may be in a ticket. */
const canaries = {
  name: 'Zebulon Quartermain',
  firstName: 'Zebulon',
  email: 'zebulon.quartermain@example.test',
  login: 'zq-login-77',
  code: 'K-990077',
  phone: '+46 70 555 12 34',
  link: 'https://shop.example/reset#kdt=c2VjcmV0LXRva2VuLWZvci16ZWJ1bG9u',
  token: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..YWJjZGVm.Z2hpamts.bW5vcA',
};

const allDone: readonly DoneAct[] = [
  ...resetKinds.map((kind) => ({ ...link, kind, handedOver: [] })),
  ...(['copied', 'shown', 'scanned', 'mail-program', 'mailed'] as const).map((way) => ({ ...link, handedOver: [way] })),
  ...accessChanges.map((change) => ({ act: 'access', change }) as const),
];

describe('composeAfterCallNote', () => {
  it('says what was done, where, when, until when, how the caller was verified and where the record is', () => {
    expect(composeAfterCallNote(input).split('\n')).toEqual([
      'Done: Reset link made; copied by the agent',
      'Store: Nordic Shop',
      'When: Monday, 2 November 2026 at 10:15 CET',
      'Good until: Monday, 2 November 2026 at 11:15 CET',
      'Caller verified by: order number',
      'Journal: 0193b7a2-3c4d-7e5f-8a6b-9c0d1e2f3a4b',
      '',
    ]);
  });

  it('never says more than is known', () => {
    const mailed = { ...link, kind: 'mailed', handedOver: [], expiresAt: null } as const;
    expect(composeAfterCallNote({ ...input, done: mailed })).toContain(
      'Done: Reset mail asked for; the store accepted the request\n',
    );
    const lost = composeAfterCallNote({ ...input, done: mailed, outcome: 'unknown' });
    expect(lost).toContain('Done: Reset mail asked for; it is not known whether it was done\n');
    expect(lost).not.toContain('Good until');
    for (const done of allDone) expect(composeAfterCallNote({ ...input, done })).not.toMatch(/\bsent\b/iu);
  });

  it('names each way of handing over once, in the order of use', () => {
    const done = { ...link, handedOver: ['scanned', 'copied', 'scanned'] } as const;
    expect(composeAfterCallNote({ ...input, done })).toContain(
      'Done: Reset link made; shown as a QR code; copied by the agent\n',
    );
  });

  it.each(languages)('has words of its own for everything in %s', (language) => {
    const acts = allDone.map((done) => composeAfterCallNote({ ...input, language, done }).split('\n')[0]);
    expect(new Set(acts).size).toBe(acts.length);
    const checks = [null, ...callerChecks].map((callerCheck) =>
      composeAfterCallNote({ ...input, language, callerCheck }),
    );
    expect(new Set(checks).size).toBe(checks.length);
    const others = languages.filter((other) => other !== language);
    for (const other of others) {
      expect(composeAfterCallNote({ ...input, language })).not.toBe(
        composeAfterCallNote({ ...input, language: other }),
      );
    }
  });

  it('has nothing of the shopper in it, also when more is handed in than it asks for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.constantFrom(...allDone),
        fc.constantFrom('done' as const, 'unknown' as const),
        fc.constantFrom(null, ...callerChecks),
        (language, done, outcome, callerCheck) => {
          const careless = {
            ...canaries,
            account: canaries,
            ...input,
            language,
            outcome,
            callerCheck,
            done: { ...canaries, ...done },
          };
          const note = composeAfterCallNote(careless);
          for (const canary of Object.values(canaries)) expect(note).not.toContain(canary);
        },
      ),
    );
  });

  it('leaves an address, a number, a link or a token out of the name of the store', () => {
    for (const canary of [canaries.email, canaries.phone, canaries.link, canaries.token]) {
      const note = composeAfterCallNote({ ...input, storeName: `Shop ${canary}` });
      expect(note).toContain('Store: Shop [redacted]');
      expect(note).not.toContain(canary.slice(0, 12));
    }
  });

  it.each(hostileTexts)('[BI-01][BI-02][BI-04] stays six plain lines for a store called %j', (storeName) => {
    const note = composeAfterCallNote({ ...input, storeName });
    expect(note.split('\n')).toHaveLength(7);
    expect(note).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
  });

  it('[BI-12] begins every line with a word, so that no spreadsheet runs one', () => {
    const stores = fc.oneof(anyText, fc.constantFrom('=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r\n=cmd|x'));
    fc.assert(
      fc.property(fc.constantFrom(...languages), stores, (language, storeName) => {
        const lines = composeAfterCallNote({ ...input, language, storeName })
          .trimEnd()
          .split('\n');
        expect(lines).toHaveLength(6);
        for (const line of lines) expect(line).toMatch(/^\p{L}[\p{L} ]*: /u);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses anything but a record id where the record id goes', () => {
    for (const journalId of ['', canaries.link, canaries.email, 'x\ny']) {
      expect(refusalOf(() => composeAfterCallNote({ ...input, journalId }))).toMatchObject({ field: 'journalId' });
    }
    expect(refusalOf(() => composeAfterCallNote({ ...input, at: canaries.email }))).toMatchObject({
      code: 'invalid-input',
    });
  });
});

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainLine, chainStart, claimsOf, followLine, type ChainHead } from '../../../../src/main/journal/chain';
import type { JournalSubject } from '../../../../src/main/journal/journal';
import {
  linkFingerprint,
  openAccountId,
  sealAccountId,
  sealMac,
  subjectPseudonym,
} from '../../../../src/main/journal/pseudonyms';
import { maxRecordBytes, parseRecord, type JournalRecord } from '../../../../src/main/journal/record';

// The example of the journal's specification: three lines as they stand in a file.
const lines = [
  '{"prev":"","seq":1,"ts":"2027-01-15T08:00:00.000Z","id":"01a3185c-5000-7000-8000-000000000001","v":1,"dev":"desk-07","app":"1.0.0","agent":"os:anna","kind":"event","act":"journal.open","log":"AAECAwQFBgcICQoLDA0ODw","hash":"mndMPLC9L2UmoWiEM-CcpQ_IFEVne8c1VrAP042LgwA"}',
  '{"prev":"mndMPLC9L2UmoWiEM-CcpQ_IFEVne8c1VrAP042LgwA","seq":2,"ts":"2027-01-15T08:00:01.250Z","id":"01a3185c-54e2-7000-8000-000000000002","v":1,"dev":"desk-07","app":"1.0.0","agent":"os:anna","kind":"intent","act":"reset.link","conn":"c-main","vendor":"norce","subj":"vl_DOoTDn6VuPphsV3kKQQ","acct":"4OHi4-Tl5ufo6errdK3MCi2WMNA1q_v67FeKntHvFlH9zA","why":"forgot-password","ticket":"INC-1042","check":"order-number","hash":"CkbX2yJfKmSoDKURdJfJ9AFAeg18DGhlgIvYjDIrNyc"}',
  '{"prev":"CkbX2yJfKmSoDKURdJfJ9AFAeg18DGhlgIvYjDIrNyc","seq":3,"ts":"2027-01-15T08:00:01.900Z","id":"01a3185c-576c-7000-8000-000000000003","v":1,"dev":"desk-07","app":"1.0.0","agent":"os:anna","kind":"outcome","act":"reset.link","conn":"c-main","vendor":"norce","subj":"vl_DOoTDn6VuPphsV3kKQQ","ref":"01a3185c-54e2-7000-8000-000000000002","out":"ok","tok":{"kid":"desk07-2027a","exp":1800003600,"fp":"h0vHjPwBo1lC7KPaEB7b_g"},"hash":"VS8z-Cy0s5PGCGRwPM3TQ93dSJ0bp-TGt6wMpPNfaVU"}',
].map((line) => Buffer.from(line));
const key = Buffer.from(Array.from({ length: 32 }, (_, at) => 0x20 + at));
const jti = 'AAECAwQFBgcICQoLDA0ODw';
const subject: JournalSubject = { vendor: 'norce', ref: { connectionId: 'c-main', accountId: '900101' } };

function recordAt(at: number): JournalRecord {
  const record = parseRecord(lines[at] ?? Buffer.alloc(0));
  if (record === null) throw new Error('the example is a record');
  return record;
}

describe('the chain', () => {
  it('follows the example line by line', () => {
    const end = lines.reduce<ChainHead | null>((head, line) => head && followLine(head, line), chainStart);
    expect(end).toEqual({ seq: 3, hash: 'VS8z-Cy0s5PGCGRwPM3TQ93dSJ0bp-TGt6wMpPNfaVU' });
  });

  it('writes the example again, byte for byte', () => {
    let head = chainStart;
    for (const [at, line] of lines.entries()) {
      const { prev: _prev, seq: _seq, hash: _hash, ...members } = recordAt(at);
      const next = chainLine(head, members);
      expect(next.line.toString()).toBe(`${line.toString()}\n`);
      head = next.head;
    }
  });

  it('does not follow a line in another place', () => {
    const [first, second, third] = lines;
    if (!first || !second || !third) throw new Error('the example has three lines');
    expect(followLine(chainStart, second)).toBeNull();
    const afterFirst = followLine(chainStart, first);
    expect(afterFirst && followLine(afterFirst, third)).toBeNull();
    expect(afterFirst && followLine(afterFirst, first)).toBeNull();
  });

  it('[BI-70] finds every single change, removal and insertion of a byte', () => {
    const line = lines[0] ?? Buffer.alloc(0);
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(line);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(followLine(chainStart, changed)).toBeNull();
        const shorter = Buffer.concat([line.subarray(0, at), line.subarray(at + 1)]);
        expect(followLine(chainStart, shorter)).toBeNull();
        const longer = Buffer.concat([line.subarray(0, at), Buffer.from([flip]), line.subarray(at)]);
        expect(followLine(chainStart, longer)).toBeNull();
      }),
      { numRuns: 2000 },
    );
    for (let length = 0; length < line.length; length += 1) {
      expect(followLine(chainStart, line.subarray(0, length))).toBeNull();
    }
  });

  it('reads the place a line claims', () => {
    const [first, second] = lines;
    expect(first && claimsOf(first)).toEqual({
      prev: '',
      head: { seq: 1, hash: 'mndMPLC9L2UmoWiEM-CcpQ_IFEVne8c1VrAP042LgwA' },
    });
    expect(second && claimsOf(second)?.prev).toBe('mndMPLC9L2UmoWiEM-CcpQ_IFEVne8c1VrAP042LgwA');
    for (const line of ['', '{}', '{"prev":"x","seq":1,}', 'x'.repeat(500)]) {
      expect(claimsOf(Buffer.from(line))).toBeNull();
    }
  });

  it('refuses a record that would be too long', () => {
    const { prev: _prev, seq: _seq, hash: _hash, ...members } = recordAt(0);
    const lineOf = (length: number) => chainLine(chainStart, { ...members, dev: 'x'.repeat(length) }).line;
    const room = maxRecordBytes - lineOf(0).length;
    expect(lineOf(room)).toHaveLength(maxRecordBytes);
    for (const length of [room + 1, 4096]) expect(() => lineOf(length)).toThrow('too long');
  });
});

describe('pseudonyms', () => {
  it('are those of the example', () => {
    expect(subjectPseudonym(key, subject)).toBe(recordAt(1).subj);
    expect(linkFingerprint(key, jti)).toBe(recordAt(2).tok?.fp);
    const { id, acct = '' } = recordAt(1);
    expect(openAccountId(key, id, acct)).toBe('900101');
  });

  it('differ for every part of a subject and every month', () => {
    const others = [
      subjectPseudonym(randomBytes(32), subject),
      subjectPseudonym(key, { ...subject, vendor: 'emporix' }),
      subjectPseudonym(key, { ...subject, ref: { ...subject.ref, connectionId: 'c-main\n9' } }),
      subjectPseudonym(key, { ...subject, ref: { ...subject.ref, accountId: '900102' } }),
    ];
    expect(new Set([...others, subjectPseudonym(key, subject)]).size).toBe(5);
  });

  it('give the account id back to the holder of the month’s key, in its own record only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.uuid(), (accountId, recordId) => {
        const sealed = sealAccountId(key, recordId, accountId);
        expect(openAccountId(key, recordId, sealed)).toBe(accountId.toWellFormed());
        expect(openAccountId(randomBytes(32), recordId, sealed)).toBeNull();
        expect(openAccountId(key, '01a3185c-54e2-7000-8000-000000000002', sealed)).toBeNull();
        expect(sealAccountId(key, recordId, accountId)).not.toBe(sealed);
      }),
    );
  });

  it('[BI-70] open nothing that was changed or cut', () => {
    const { id, acct = '' } = recordAt(1);
    const bytes = Buffer.from(acct, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(openAccountId(key, id, changed.toString('base64url'))).toBeNull();
      expect(openAccountId(key, id, bytes.subarray(0, at).toString('base64url'))).toBeNull();
    }
  });

  it('seal a file with a key, so that the hash alone is not enough', () => {
    expect(sealMac(key, 'a'.repeat(43))).toMatch(/^[\w-]{43}$/u);
    expect(sealMac(randomBytes(32), 'a'.repeat(43))).not.toBe(sealMac(key, 'a'.repeat(43)));
  });
});

describe('a record', () => {
  it('is refused with a member more, a null, or a value of another kind', () => {
    const good = JSON.parse(lines[0]?.toString() ?? '') as object;
    for (const change of [
      { email: 'canary@example.test' },
      { code: null },
      { kind: 'note' },
      { act: 'account.delete' },
    ]) {
      expect(parseRecord(Buffer.from(JSON.stringify({ ...good, ...change })))).toBeNull();
    }
    expect(parseRecord(Buffer.from('no JSON'))).toBeNull();
  });

  it('stands in the page about the journal as it stands here', () => {
    const page = readFileSync('docs/journal.md', 'utf8');
    for (const line of lines) expect(page).toContain(line.toString());
  });
});

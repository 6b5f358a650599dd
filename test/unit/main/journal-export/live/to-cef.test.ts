import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalRecord } from '../../../../../src/main/journal/record';
import { toCef } from '../../../../../src/main/journal-export/live/to-cef';
import { parseCef } from '../../../../fakes/cef-parser';

const record: JournalRecord = {
  ...{ prev: 'p'.repeat(43), seq: 3, ts: '2027-01-15T08:00:01.900Z', id: '01a3185c-576c-7000-8000-000000000003', v: 1 },
  ...{ dev: 'desk-07', app: '1.0.0', agent: 'os:anna', kind: 'outcome', act: 'reset.link', conn: 'c-main' },
  ...{ vendor: 'norce', subj: 'vl_DOoTDn6VuPphsV3kKQQ', out: 'failed', code: 'timeout', hash: 'h'.repeat(43) },
};

describe('a record as a CEF event', () => {
  it('is read back with every member it has', () => {
    expect(parseCef(toCef(record))).toEqual({
      head: ['CEF:0', 'Keydesk', 'Keydesk', '1.0.0', 'reset.link', 'reset.link', '5'],
      extension: {
        ...{ rt: '1800000001900', suser: 'os:anna', cs1Label: 'subj', cs1: 'vl_DOoTDn6VuPphsV3kKQQ' },
        ...{ cs2Label: 'conn', cs2: 'c-main', cn1Label: 'seq', cn1: '3', outcome: 'failed', reason: 'timeout' },
        externalId: 'h'.repeat(43),
      },
    });
  });

  it('is as severe as the outcome', () => {
    const severity = (changes: Partial<JournalRecord>) => parseCef(toCef({ ...record, ...changes })).head[6];
    expect([severity({ out: 'ok' }), severity({ out: 'denied' }), severity({ out: 'unknown' })]).toEqual([
      '3',
      '5',
      '8',
    ]);
    expect(severity({ kind: 'alarm' })).toBe('8');
  });

  it('is read back whatever an agent or a connection is called, and adds no field', () => {
    const odd = fc.string({
      unit: fc.constantFrom('|', '\\', '=', '\n', '\r', ' ', 'a', 'é', 'cs1=', 'n', '😀'),
      minLength: 1,
    });
    fc.assert(
      fc.property(odd, odd, odd, (agent, conn, app) => {
        const { head, extension } = parseCef(toCef({ ...record, agent, conn, app }));
        expect(extension).toMatchObject({ suser: agent, cs2: conn, cs1: 'vl_DOoTDn6VuPphsV3kKQQ' });
        expect(head[3]).toBe(app.replaceAll(/[\r\n]/gu, ' '));
        expect(Object.keys(extension)).toHaveLength(11);
      }),
    );
  });
});

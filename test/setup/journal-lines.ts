import { chainLine, chainStart, type ChainHead } from '../../src/main/journal/chain';
import { createCryptoIds } from '../../src/main/platform/crypto-ids';
import { uuidV7 } from '../../src/main/platform/ids';
import type { RecordMembers } from '../../src/main/journal/record';

const ids = createCryptoIds();
const beganAt = Date.parse('2027-01-15T08:00:00.000Z');

/** A record as an agent's day makes many of them; about 400 bytes as a line. */
export function generatedRecord(at: number): RecordMembers {
  const now = beganAt + at;
  return {
    ...{ ts: new Date(now).toISOString(), id: uuidV7(now, ids), v: 1, dev: 'desk-07', app: '1.0.0', agent: 'os:anna' },
    ...{ kind: 'intent', act: 'reset.mail', conn: 'c-main', vendor: 'norce', subj: 'vl_DOoTDn6VuPphsV3kKQQ' },
    ...{ acct: '4OHi4-Tl5ufo6errdK3MCi2WMNA1q_v67FeKntHvFlH9zA', why: 'forgot-password', ticket: 'INC-1042' },
    check: 'order-number',
  };
}

/** So many good lines as they stand in one file, and where the chain stands after them. */
export function generatedLines(count: number, from: ChainHead = chainStart): { bytes: Buffer; head: ChainHead } {
  const lines: Buffer[] = [];
  let head = from;
  for (let at = 0; at < count; at += 1) {
    const next = chainLine(head, generatedRecord(at));
    lines.push(next.line);
    head = next.head;
  }
  return { bytes: Buffer.concat(lines), head };
}

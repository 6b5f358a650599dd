import { createHmac } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { chainLine, chainStart, type ChainHead } from '../../src/main/journal/chain';
import { fileName } from '../../src/main/journal/files';
import { nodeFiles } from './node-files';
import type { JournalSubject, JournalTrail } from '../../src/main/journal/journal';
import { maxFileBytes } from '../../src/main/journal/line-writer';
import { sealMac, subjectPseudonym } from '../../src/main/journal/pseudonyms';
import { dayOf, monthOf, type RecordMembers } from '../../src/main/journal/record';

export interface MadeJournal {
  readonly trail: JournalTrail;
  readonly head: ChainHead;
  readonly bytes: number;
  readonly files: number;
}

export interface MadeJournalOptions {
  readonly entries: number;
  /** Days over which they are spread, the last one being 15 January 2027. */
  readonly days: number;
  readonly maxBytes?: number;
  /** Which entry is an alarm; left out for none. */
  readonly alarmAt?: number;
}

/** The account of every thousandth write; all others take turns among two thousand. */
export const rareSubject: JournalSubject = {
  vendor: 'norce',
  ref: { connectionId: 'norce', accountId: 'rare-900101' },
};
const start = Date.parse('2027-01-15T18:00:00.000Z');
const dayMs = 86_400_000;
const agents = ['os:anna', 'os:bert', 'os:chloé'] as const;
const vendors = ['norce', 'emporix', 'bigcommerce', 'salesforce-b2c'] as const;
const sealKey = Buffer.alloc(32, 9);

interface OpenFile {
  readonly handle: number;
  readonly day: string;
  bytes: number;
}

function keyOf(month: string): Buffer {
  return createHmac('sha256', 'made').update(month).digest();
}

/**
 * Writes a valid journal of any length, fast: look-ups, opened accounts and resets with their outcomes by three agents at
 * four stores, in files as the program would have made them. One entry is one record; a reset takes two.
 */
export function makeJournal(folder: string, options: MadeJournalOptions): MadeJournal {
  mkdirSync(folder, { recursive: true });
  const perDay = Math.ceil(options.entries / options.days);
  const pseudonyms = new Map<string, string>();
  let head: ChainHead = chainStart;
  let open: OpenFile | null = null;
  let waiting: Buffer[] = [];
  let total = 0;
  let files = 0;

  function flush(): void {
    if (open !== null && waiting.length > 0) writeSync(open.handle, Buffer.concat(waiting));
    waiting = [];
  }
  function close(): void {
    flush();
    if (open !== null) closeSync(open.handle);
    open = null;
  }
  function put(members: RecordMembers): void {
    const made = chainLine(head, members);
    head = made.head;
    waiting.push(made.line);
    total += made.line.length;
    if (open !== null) open.bytes += made.line.length;
    if (waiting.length === 4096) flush();
  }
  function append(members: RecordMembers): void {
    const day = dayOf(members.ts);
    if (open !== null && (open.day !== day || open.bytes > (options.maxBytes ?? maxFileBytes) - 2048)) {
      put({
        ...common(members.ts, idOf(10_000_000_000 + head.seq), 'seal'),
        act: 'journal.open',
        mac: sealMac(sealKey, head.hash),
      });
      close();
    }
    if (open === null) {
      open = { handle: openSync(join(folder, fileName(head.seq + 1)), 'w'), day, bytes: 0 };
      files += 1;
    }
    put(members);
  }
  function pseudonym(month: string, subject: JournalSubject): string {
    const name = `${month} ${subject.vendor} ${subject.ref.accountId}`;
    const known = pseudonyms.get(name) ?? subjectPseudonym(keyOf(month), subject);
    pseudonyms.set(name, known);
    return known;
  }

  for (let at = 0; at < options.entries; at += 1) {
    const day = Math.floor(at / perDay);
    const ts = new Date(start - (options.days - 1 - day) * dayMs + ((at % perDay) / perDay) * 0.2 * dayMs);
    const iso = ts.toISOString();
    const write = at % 5 < 2;
    const number = write && at % 5 === 1 ? at - 1 : at;
    const vendor = vendors[number % 4] ?? 'norce';
    const subject: JournalSubject =
      number % 5000 === 0 ? rareSubject : { vendor, ref: { connectionId: vendor, accountId: `a-${number % 2000}` } };
    const about = {
      conn: subject.ref.connectionId,
      vendor: subject.vendor,
      subj: pseudonym(monthOf(iso), subject),
    };
    const agent = agents[number % 3] ?? 'os:anna';
    // Now and then a second person agreed.
    const base = { ...common(iso, idOf(at), 'event'), agent: number % 20 === 0 ? `${agent} second:Eva` : agent };
    if (at === options.alarmAt) append({ ...base, kind: 'alarm', act: 'limit.hit', n: 10 });
    else if (!write)
      append({ ...base, act: at % 5 === 2 ? 'lookup' : 'account.open', ...(at % 5 === 2 ? { n: 1 } : about) });
    else if (number === at) {
      append({
        ...{ ...base, kind: 'intent', act: 'reset.link', ...about, acct: 'A'.repeat(60) },
        ...{ why: 'forgot-password', ticket: `INC-${number}`, check: 'order-number' },
      });
    } else {
      const failed = number % 50_000 === 0;
      append({
        ...{ ...base, kind: 'outcome', act: 'reset.link', ...about },
        ...{ ref: idOf(number), out: failed ? 'failed' : 'ok' },
        ...(failed ? { code: 'timeout' } : {}),
      });
    }
  }
  close();
  return {
    trail: { files: nodeFiles(folder), monthKey: (month) => Promise.resolve(keyOf(month)) },
    ...{ head, bytes: total, files },
  };
}

function common(ts: string, id: string, kind: RecordMembers['kind']): Omit<RecordMembers, 'act'> {
  return { ts, id, v: 1, dev: 'desk-07', app: '1.0.0', agent: 'os:anna', kind };
}

/** A UUID that can be told from its record's number. */
function idOf(number: number): string {
  return `01a3185c-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

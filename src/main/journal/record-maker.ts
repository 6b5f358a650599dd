import { randomBytes } from 'node:crypto';
import type { Clock } from '../../shared/lib/clock';
import { uuidV7, type Ids } from '../platform/ids';
import { agentMember } from './agents';
import type { JournalAct, JournalIntent, JournalOutcome, JournalSubject } from './journal';
import type { JournalKeys } from './journal-keys';
import { linkFingerprint, openAccountId, sealAccountId, sealMac, subjectPseudonym } from './pseudonyms';
import { monthOf, type JournalRecord, type RecordMembers } from './record';

export interface RecordMakerOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly installationId: string;
  readonly appVersion: string;
  readonly agent: string | null;
  readonly keys: JournalKeys;
  /** The vendors' clocks minus ours; null when not measured. */
  readonly clockOffsetMs: () => number | null;
}

/** When and under which id something is recorded; taken when it happens, not when it is written. */
export type Moment = Pick<RecordMembers, 'ts' | 'id'>;

/** An intent as it was asked for and as it was written. */
export interface IntentRecord {
  readonly asked: JournalIntent;
  readonly written: RecordMembers;
}

export interface EventDetails {
  readonly subject?: JournalSubject;
  readonly code?: string;
  readonly count?: number;
  readonly second?: string | null;
}

type AccountMembers = Pick<RecordMembers, 'conn' | 'vendor' | 'subj'>;

export interface RecordMaker {
  moment(): Moment;
  opening(): RecordMembers;
  /** @throws KeydeskError when a key is needed and the keychain doesn't give it. */
  intent(moment: Moment, intent: JournalIntent): Promise<RecordMembers>;
  /** Needs no key that its intent did not need, so that no outcome is lost to a keychain that was locked meanwhile. */
  outcome(moment: Moment, intent: IntentRecord, outcome: JournalOutcome): Promise<RecordMembers>;
  /** Closes an intent whose outcome was never written. Never fails. */
  lateOutcome(intent: JournalRecord, what: 'unknown' | 'nothing-sent'): Promise<RecordMembers>;
  /** Never fails: without a key the account is left out. */
  event(moment: Moment, act: JournalAct, details: EventDetails): Promise<RecordMembers>;
  seal(lastHash: string): Promise<RecordMembers>;
  /** @throws KeydeskError when the keychain doesn't give the keys a record of now would need. */
  checkKeys(): Promise<void>;
}

const alarms: ReadonlySet<JournalAct> = new Set(['limit.hit', 'export.gap', 'app.fault']);
const worthNotingMs = 1000;

export function createRecordMaker(options: RecordMakerOptions): RecordMaker {
  const { clock, ids, keys } = options;

  function moment(): Moment {
    const now = clock.now();
    return { ts: new Date(now).toISOString(), id: uuidV7(now, ids) };
  }

  function common(
    { ts, id }: Moment,
    kind: RecordMembers['kind'],
    act: JournalAct,
    second: string | null = null,
  ): RecordMembers {
    const { installationId: dev, appVersion: app } = options;
    const agent = agentMember({ agent: options.agent ?? 'none', second });
    return { ts, id, v: 1, dev, app, agent, kind, act };
  }

  function clockNote(): Pick<RecordMembers, 'clk'> {
    const offsetMs = options.clockOffsetMs();
    return offsetMs === null || Math.abs(offsetMs) < worthNotingMs ? {} : { clk: Math.round(offsetMs) };
  }

  function accountUnder(key: Buffer, subject: JournalSubject): AccountMembers {
    return { conn: subject.ref.connectionId, vendor: subject.vendor, subj: subjectPseudonym(key, subject) };
  }

  async function account({ ts }: Moment, subject: JournalSubject): Promise<AccountMembers> {
    return accountUnder(await keys.ofMonth(monthOf(ts)), subject);
  }

  /** The account an intent was about, told in the pseudonym of this month; in its old one if the old key is gone. */
  async function sameAccount(now: Moment, intent: JournalRecord): Promise<AccountMembers> {
    const { conn, vendor, subj, acct, id } = intent;
    if (conn === undefined || vendor === undefined || subj === undefined) return {};
    try {
      const oldKey = await keys.ofPastMonth(monthOf(intent.ts));
      const accountId = oldKey === null || acct === undefined ? null : openAccountId(oldKey, id, acct);
      if (accountId !== null) return await account(now, { vendor, ref: { connectionId: conn, accountId } });
    } catch {
      // A keychain that is locked now must not keep an old intent open.
    }
    return { conn, vendor, subj };
  }

  return {
    moment,
    opening: () => ({ ...common(moment(), 'event', 'journal.open'), log: randomBytes(16).toString('base64url') }),
    intent: async (at, { act, subject, why, ticket, check, second }) => {
      // The fingerprint of the link will need this key: better to fail now than with a link in hand.
      if (act === 'reset.link') await keys.seal();
      const key = await keys.ofMonth(monthOf(at.ts));
      return {
        ...common(at, 'intent', act, second),
        ...accountUnder(key, subject),
        acct: sealAccountId(key, at.id, subject.ref.accountId),
        why,
        ...(ticket === null ? {} : { ticket }),
        ...(check === null ? {} : { check }),
        ...clockNote(),
      };
    },
    outcome: async (at, { asked, written }, { out, code, token }) => {
      const { conn, vendor, subj } = written;
      const asWritten = { conn, vendor, subj };
      const sameMonth = monthOf(at.ts) === monthOf(written.ts);
      return {
        ...common(at, 'outcome', asked.act),
        ...(sameMonth ? asWritten : await account(at, asked.subject).catch(() => asWritten)),
        ...{ ref: written.id, out },
        ...(code === null ? {} : { code }),
        ...(token === null
          ? {}
          : { tok: { kid: token.kid, exp: token.exp, fp: linkFingerprint(await keys.seal(), token.jti) } }),
        ...clockNote(),
      };
    },
    lateOutcome: async (intent, what) => {
      const at = moment();
      const end =
        what === 'unknown' ? ({ out: 'unknown' } as const) : ({ out: 'failed', code: 'journal-unavailable' } as const);
      return { ...common(at, 'outcome', intent.act), ...(await sameAccount(at, intent)), ref: intent.id, ...end };
    },
    event: async (at, act, { subject, code, count, second }) => ({
      ...common(at, alarms.has(act) ? 'alarm' : 'event', act, second),
      ...(subject === undefined ? {} : await account(at, subject).catch(() => ({}))),
      ...(code === undefined ? {} : { code }),
      ...(count === undefined ? {} : { n: count }),
      ...clockNote(),
    }),
    seal: async (lastHash) => ({
      ...common(moment(), 'seal', 'journal.open'),
      mac: sealMac(await keys.seal(), lastHash),
    }),
    checkKeys: async () => {
      await keys.ofMonth(monthOf(moment().ts));
      await keys.seal();
    },
  };
}

import { z } from 'zod';
import type { AccessChange } from '../../shared/domain/account';
import type { CallerCheck } from '../../shared/domain/action';
import type { ResetKind } from '../../shared/domain/capability';
import { fail } from '../../shared/domain/failure';
import type { Language } from '../../shared/domain/language';
import { redactText } from '../../shared/lib/redact';
import { assertNever } from '../../shared/lib/assert-never';
import { handOverTexts } from './templates/all-hand-over-texts';
import { formatMoment } from './templates/format-moment';
import type { HandOverWay, NoteTexts } from './templates/hand-over-texts';
import { plainLine } from './templates/plain-line';

const maxStoreLength = 60;

/** What an agent did for a caller. */
export type DoneAct =
  | {
      readonly act: 'reset';
      readonly kind: ResetKind;
      /** How a link was handed over, in the order of use; empty for kinds without a link. */
      readonly handedOver: readonly HandOverWay[];
      /** ISO 8601; null where it isn't known. */
      readonly expiresAt: string | null;
    }
  | { readonly act: 'access'; readonly change: AccessChange };

/** There is no place in it for anything about the shopper. */
export interface AfterCallNoteInput {
  readonly language: Language;
  readonly done: DoneAct;
  /** `unknown` when the answer was lost. */
  readonly outcome: 'done' | 'unknown';
  /** The connection's name. */
  readonly storeName: string;
  /** ISO 8601. */
  readonly at: string;
  /** Id of the journal record, a UUID. */
  readonly journalId: string;
  /** Null when nobody asked for it. */
  readonly callerCheck: CallerCheck | null;
  /** IANA name; left out for the computer's own zone. */
  readonly timeZone?: string | undefined;
}

/**
 * Lines for the ticket system: what was done, where, when and until when, how the caller was verified, and where the journal
 * has the rest. Nothing in it says who the shopper is, and nothing opens an account.
 *
 * @throws KeydeskError `invalid-input` for a journal id that is no UUID or a time that is no instant
 */
export function composeAfterCallNote(input: AfterCallNoteInput): string {
  const { language, done, timeZone, callerCheck } = input;
  const { note } = handOverTexts[language];
  const { label } = note;
  if (!z.uuid().safeParse(input.journalId).success)
    throw fail({ code: 'invalid-input', field: 'journalId', problem: 'malformed' });
  const moment = (instant: string) => formatMoment(instant, { language, timeZone });
  const until = done.act === 'reset' ? done.expiresAt : null;
  const lines: readonly (readonly [string, string])[] = [
    [label.done, doneWords(done, input.outcome, note).join('; ')],
    // A store's name is the only text somebody typed; an address, number or link in it stays out of the ticket.
    [label.store, redactText(plainLine(input.storeName, maxStoreLength))],
    [label.when, moment(input.at)],
    ...(until === null ? [] : [[label.until, moment(until)] as const]),
    [label.callerCheck, callerCheck === null ? note.notVerified : note.callerCheck[callerCheck]],
    [label.journal, input.journalId],
  ];
  return `${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`;
}

function doneWords(done: DoneAct, outcome: AfterCallNoteInput['outcome'], note: NoteTexts): readonly string[] {
  const unknown = outcome === 'unknown' ? [note.outcomeUnknown] : [];
  switch (done.act) {
    case 'reset': {
      const accepted = done.kind === 'mailed' && outcome === 'done' ? [note.accepted] : [];
      const ways = new Set(done.handedOver.map((way) => note.handedOver[way]));
      return [note.reset[done.kind], ...accepted, ...ways, ...unknown];
    }
    case 'access':
      return [note.access[done.change], ...unknown];
    default:
      return assertNever(done);
  }
}

import type { WriteNote } from '../../shared/domain/action';
import { fail } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';
import type { Journal, JournalSubject } from '../journal/journal';
import type { TimedClipboard } from '../platform/timed-clipboard';
import type { Approvals } from '../second-person/approvals';
import type { AgreedAct } from '../../shared/domain/second-person';

/** How long a link stays in memory when nobody drops it sooner. */
const holdMs = 600_000;
/** How long a link may be looked at. */
const showMs = 60_000;

export interface HeldLink {
  readonly resetId: string;
  readonly link: string;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
  readonly subject: JournalSubject;
  /** Why it was issued: a mail with it is a write of its own, and has the same reason. */
  readonly note: WriteNote;
}

/** The links of open dialogs. They are here, on the clipboard while an agent pastes them, and nowhere else. */
export interface HeldLinks {
  hold(link: HeldLink): void;
  /**
   * Puts a link on the clipboard for a minute.
   *
   * @throws KeydeskError `not-found` when the link is gone, `policy-denied` where agents may not have links or a colleague
   * must agree and did not, `journal-unavailable` when the use can't be recorded
   */
  copy(resetId: string): Promise<{ clearsAt: string }>;
  /** The link itself, for the window to show. @throws as `copy` does */
  reveal(resetId: string): { link: string; hidesAt: string };
  /** The link for main's own preparations; nobody sees it yet, so nothing is recorded. @throws as `copy` does */
  peek(resetId: string): HeldLink;
  /** The link for a way of handing it over that main itself goes. Recorded as any other use. @throws as `copy` does */
  take(resetId: string, act: Exclude<AgreedAct, 'issue'>): HeldLink;
  /**
   * The link for a mail that main sends itself: nobody sees it at the desk, so the policy on seeing links doesn't matter.
   * Sending it is recorded by whoever sends it, since only that has an outcome.
   *
   * @throws KeydeskError `not-found`, `journal-unavailable`
   */
  forMail(resetId: string): HeldLink;
  isHeld(resetId: string): boolean;
  forget(resetId: string): void;
  /** Drops what is held for an account: a newer link takes its place. */
  forgetAccount(subject: JournalSubject): void;
  forgetAll(): void;
}

export function createHeldLinks(options: {
  readonly clock: Clock;
  readonly clipboard: Pick<TimedClipboard, 'hold'>;
  readonly journal: Pick<Journal, 'event' | 'problem'>;
  /** Whether the policy lets agents see, copy or scan links. */
  readonly linkVisible: boolean;
  readonly approvals: Pick<Approvals, 'spend'>;
}): HeldLinks {
  const { clock, journal } = options;
  const held = new Map<string, HeldLink & { readonly timer: NodeJS.Timeout }>();

  function forget(resetId: string): void {
    clearTimeout(held.get(resetId)?.timer);
    held.delete(resetId);
  }

  function forMail(resetId: string): HeldLink {
    const found = held.get(resetId);
    if (found === undefined || Date.parse(found.expiresAt) <= clock.now()) throw fail({ code: 'not-found' });
    const problem = journal.problem();
    if (problem !== null) throw fail(problem);
    return found;
  }

  function peek(resetId: string): HeldLink {
    if (!options.linkVisible) throw fail({ code: 'policy-denied', rule: 'linkVisible' });
    return forMail(resetId);
  }

  /** A link for an agent's eyes, and the record of it. */
  function take(resetId: string, act: Exclude<AgreedAct, 'issue'>): HeldLink {
    const found = peek(resetId);
    const second = options.approvals.spend('show-link', act, resetId);
    journal.event('link.reveal', { subject: found.subject, second });
    return found;
  }

  return {
    hold(link) {
      const lifeMs = Math.min(holdMs, Math.max(0, Date.parse(link.expiresAt) - clock.now()));
      const timer = setTimeout(() => forget(link.resetId), lifeMs);
      timer.unref();
      held.set(link.resetId, { ...link, timer });
    },
    async copy(resetId) {
      const clearsAt = await options.clipboard.hold(take(resetId, 'copy').link);
      return { clearsAt: new Date(clearsAt).toISOString() };
    },
    reveal: (resetId) => ({
      link: take(resetId, 'show').link,
      hidesAt: new Date(clock.now() + showMs).toISOString(),
    }),
    peek,
    take,
    forMail,
    isHeld: (resetId) => held.has(resetId),
    forget,
    forgetAccount({ ref }) {
      for (const { resetId, subject } of held.values()) {
        const isSame = subject.ref.connectionId === ref.connectionId && subject.ref.accountId === ref.accountId;
        if (isSame) forget(resetId);
      }
    },
    forgetAll() {
      for (const resetId of held.keys()) forget(resetId);
    },
  };
}

import { fail } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';
import type { Journal, JournalSubject } from '../journal/journal';
import type { Clipboard } from '../platform/clipboard';

/** How long a link stays in memory when nobody drops it sooner. */
const holdMs = 600_000;
/** How long a link may be looked at, and how long it may stay on the clipboard. */
const showMs = 60_000;

export interface HeldLink {
  readonly resetId: string;
  readonly link: string;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
  readonly subject: JournalSubject;
}

/** The links of open dialogs. They are here, on the clipboard while an agent pastes them, and nowhere else. */
export interface HeldLinks {
  hold(link: HeldLink): void;
  /**
   * Puts a link on the clipboard and takes it off again later, if it is still there.
   *
   * @throws KeydeskError `not-found` when the link is gone, `policy-denied` where agents may not have links,
   * `journal-unavailable` when the use can't be recorded
   */
  copy(resetId: string): Promise<{ clearsAt: string }>;
  /** The link itself, for the window to show. @throws as `copy` does */
  reveal(resetId: string): { link: string; hidesAt: string };
  forget(resetId: string): void;
  /** Drops what is held for an account: a newer link takes its place. */
  forgetAccount(subject: JournalSubject): void;
  /** Drops every link and takes ours off the clipboard. */
  clear(): Promise<void>;
}

export function createHeldLinks(options: {
  readonly clock: Clock;
  readonly clipboard: Clipboard;
  readonly journal: Pick<Journal, 'event' | 'problem'>;
  /** Whether the policy lets agents see, copy or scan links. */
  readonly linkVisible: boolean;
}): HeldLinks {
  const { clock, clipboard, journal } = options;
  const held = new Map<string, HeldLink & { readonly timer: NodeJS.Timeout }>();
  let copied: { readonly link: string; readonly timer: NodeJS.Timeout } | null = null;

  function forget(resetId: string): void {
    clearTimeout(held.get(resetId)?.timer);
    held.delete(resetId);
  }

  /** A link for an agent's eyes, and the record of it. */
  function use(resetId: string): string {
    if (!options.linkVisible) throw fail({ code: 'policy-denied', rule: 'linkVisible' });
    const found = held.get(resetId);
    if (found === undefined || Date.parse(found.expiresAt) <= clock.now()) throw fail({ code: 'not-found' });
    const problem = journal.problem();
    if (problem !== null) throw fail(problem);
    journal.event('link.reveal', { subject: found.subject });
    return found.link;
  }

  async function clearClipboard(): Promise<void> {
    if (copied === null) return;
    const { link, timer } = copied;
    copied = null;
    clearTimeout(timer);
    if ((await clipboard.read()) === link) await clipboard.write('');
  }

  const inAMoment = (): string => new Date(clock.now() + showMs).toISOString();

  return {
    hold(link) {
      const lifeMs = Math.min(holdMs, Math.max(0, Date.parse(link.expiresAt) - clock.now()));
      const timer = setTimeout(() => forget(link.resetId), lifeMs);
      timer.unref();
      held.set(link.resetId, { ...link, timer });
    },
    async copy(resetId) {
      const link = use(resetId);
      await clipboard.write(link);
      clearTimeout(copied?.timer);
      // A clipboard that can't be read or cleared any more is no reason to fail: the agent has been told the time.
      const timer = setTimeout(() => void clearClipboard().catch(() => undefined), showMs);
      timer.unref();
      copied = { link, timer };
      return { clearsAt: inAMoment() };
    },
    reveal: (resetId) => ({ link: use(resetId), hidesAt: inAMoment() }),
    forget,
    forgetAccount({ ref }) {
      for (const { resetId, subject } of held.values()) {
        const isSame = subject.ref.connectionId === ref.connectionId && subject.ref.accountId === ref.accountId;
        if (isSame) forget(resetId);
      }
    },
    async clear() {
      for (const resetId of held.keys()) forget(resetId);
      await clearClipboard();
    },
  };
}

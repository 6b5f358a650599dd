import type { ActionBinding, ActionIds } from '../accounts/action-ids';
import type { EmailChanges } from '../accounts/email-changes';
import { readAccount, withConnection } from '../accounts/read-account';
import type { RecordedWrites, WriteResult } from '../accounts/recorded-writes';
import { requireOffered } from '../accounts/require-offered';
import { checkAction, checkNote, type NoteRules } from '../accounts/write-rules';
import type { AccountRef, ShopperAccount } from '../../shared/domain/account';
import type { WriteNote } from '../../shared/domain/action';
import type { ResetFacts, ResetKind } from '../../shared/domain/capability';
import { fail, isKeydeskError } from '../../shared/domain/failure';
import type { SecondPersonRule } from '../../shared/domain/second-person';
import type { LinkLifetimeMinutes, ResetPreview, ResetResult } from '../../shared/domain/reset';
import type { Clock } from '../../shared/lib/clock';
import type { Adapters, OpenConnection } from '../connections/adapters';
import type { ClockWatch } from '../connections/clock-watch';
import type { DoneResets } from '../hand-over/done-resets';
import type { Journal, JournalAct, JournalSubject } from '../journal/journal';
import type { Ids } from '../platform/ids';
import type { Policy } from '../policy/policy';
import type { Approvals } from '../second-person/approvals';
import type { VendorReset } from '../vendors/port';
import type { HeldLinks } from './held-links';
import { issueToken } from './issue-token';
import { parseResetKey } from './keys';
import type { KnownResets } from './known-resets';
import { checkVendorLink, chosenLifetime, lifetimesOf, linkPage, warningsOf } from './preview-facts';
import type { RepeatedRequests } from './repeated-requests';
import type { ResetLedger } from './reset-ledger';
import type { ResetLimits } from './reset-limits';
import { vendorTokenTrace } from './vendor-token-trace';
import { buildResetUrl, checkResetPage, type ResetPageRules } from './reset-url';

export interface ResetRequest {
  readonly actionId: string;
  readonly ref: AccountRef;
  readonly kind: ResetKind;
  readonly lifetimeMinutes: LinkLifetimeMinutes | null;
  readonly note: WriteNote;
}

export interface ResetService {
  /** Says what this vendor will do and hands out the one-time id. Changes nothing. */
  preview(ref: AccountRef, kind: ResetKind, signal: AbortSignal): Promise<ResetPreview>;
  /**
   * Issues a reset, at most once for one action id. A link is held in memory and named in the answer by its `resetId`.
   *
   * @throws KeydeskError `unsupported`, `misconfigured`, `policy-denied`, `invalid-input`, `conflict`, `rejected` for an
   * account a link can't help, `clock-untrusted`, `journal-unavailable`, `unknown-outcome`, and what the vendor failed with
   */
  issue(request: ResetRequest): Promise<ResetResult>;
}

export interface ResetServiceOptions {
  readonly adapters: Pick<Adapters, 'open'>;
  readonly policy: Policy;
  readonly actionIds: ActionIds<ResetResult>;
  readonly writes: RecordedWrites;
  readonly limits: ResetLimits;
  readonly repeats: RepeatedRequests;
  readonly links: Pick<HeldLinks, 'hold' | 'forgetAccount'>;
  readonly done: Pick<DoneResets, 'remember'>;
  readonly known: Pick<KnownResets, 'load'>;
  readonly emailChanges: EmailChanges;
  readonly approvals: Pick<Approvals, 'people' | 'asks' | 'spend'>;
  readonly ledger: Pick<ResetLedger, 'olderLinks'>;
  /** Whether a link can be mailed without anybody at the desk seeing it. */
  canMail(): boolean;
  readonly journal: Pick<Journal, 'event'>;
  readonly clock: Clock;
  readonly clockWatch: Pick<ClockWatch, 'trustedNow'>;
  readonly ids: Ids;
}

export function createResetService(options: ResetServiceOptions): ResetService {
  const { adapters, policy, actionIds, links, ledger, limits, approvals } = options;
  const noteRules: NoteRules = {
    ticketRequired: policy.ticketRequired,
    callerCheckRequired: policy.callerCheckRequired,
  };

  /** What this connection does for a kind of reset. @throws KeydeskError when it doesn't offer it */
  function offeredFacts({ adapter }: OpenConnection, kind: ResetKind): ResetFacts {
    const { capability, facts } = adapter.capabilities.resets[kind];
    requireOffered(capability);
    if (facts === null) throw new Error('a reset that is offered has facts');
    return facts;
  }

  function pageRules({ connection }: OpenConnection): ResetPageRules {
    return { allowedHosts: policy.allowedResetHosts, training: connection.training };
  }

  async function preview(ref: AccountRef, kind: ResetKind, signal: AbortSignal): Promise<ResetPreview> {
    checkAction(`reset-${kind}`, policy);
    const open = await adapters.open(ref.connectionId);
    const facts = offeredFacts(open, kind);
    const page = linkPage(facts, open.connection.config, pageRules(open));
    const account = await readAccount(open, ref, signal);
    const emailChanged = await emailChangedLately(open, account);
    const rules: readonly SecondPersonRule[] = [
      ...(emailChanged ? (['changed-email'] as const) : []),
      ...(kind === 'link' && policy.linkVisible ? (['show-link'] as const) : []),
    ];
    return {
      actionId: actionIds.open(bindingOf(ref, kind), account),
      ref,
      kind,
      facts,
      finalHost: page?.host ?? null,
      mailTo: facts.mailedBy === 'vendor' ? account.email : null,
      ...lifetimesOf(facts, policy),
      warnings: [...(emailChanged ? (['email-changed-recently'] as const) : []), ...warningsOf(account, facts)],
      ...noteRules,
      linkVisible: policy.linkVisible,
      secondPerson: { rules: rules.filter((rule) => approvals.asks(rule)), people: [...approvals.people] },
    };
  }

  /** The shoppers of a training store don't exist, and a trainer sets them back. */
  async function emailChangedLately({ connection }: OpenConnection, account: ShopperAccount): Promise<boolean> {
    return !connection.training && (await options.emailChanges.seen(account));
  }

  async function issue(request: ResetRequest): Promise<ResetResult> {
    checkAction(`reset-${request.kind}`, policy);
    checkNote(request.note, noteRules, policy);
    return await actionIds.spend(request.actionId, bindingOf(request.ref, request.kind), (unchanged) =>
      write(request, unchanged),
    );
  }

  async function write(request: ResetRequest, unchanged: (now: ShopperAccount) => void): Promise<ResetResult> {
    const { ref, kind } = request;
    const open = await adapters.open(ref.connectionId);
    const facts = offeredFacts(open, kind);
    // A link nobody at the desk may see can still be mailed.
    if (kind === 'link' && !policy.linkVisible && !options.canMail())
      throw fail({ code: 'policy-denied', rule: 'linkVisible' });
    const lifetimeMinutes = chosenLifetime(facts.lifetime.kind === 'chosen' ? request.lifetimeMinutes : null, policy);
    linkPage(facts, open.connection.config, pageRules(open));
    const account = await readAccount(open, ref, new AbortController().signal);
    unchanged(account);
    if (facts.mintedBy === 'keydesk') requireUsable(account);
    const ask = () => record(request, open, account, { facts, lifetimeMinutes });
    // Nobody's mailbox is filled by a training store, and a trainer shows on purpose what a second mail does.
    return open.connection.training ? await ask() : await options.repeats.once(kind, account, ask);
  }

  /** Records the intent, asks, records the outcome. */
  async function record(
    { actionId, ref, kind, note }: ResetRequest,
    open: OpenConnection,
    account: ShopperAccount,
    { facts, lifetimeMinutes }: Pick<ResetTask, 'facts' | 'lifetimeMinutes'>,
  ): Promise<ResetResult> {
    const emailChanged = await emailChangedLately(open, account);
    const second = emailChanged ? approvals.spend('changed-email', 'issue', actionId) : null;

    const subject: JournalSubject = { vendor: open.connection.vendor, ref };
    // Limits and older links are those of this desk, not of this start.
    await options.known.load();
    // The limits protect shoppers; at a training store there are none, and a trainer shows the same account again and again.
    if (!open.connection.training) countIn(ref);
    const { reason: why, ticket, callerCheck: check } = note;
    return await options.writes.run({ act: actOf[kind], subject, why, ticket, check, second }, async (journalId) => {
      const told = { kind, storeName: open.connection.name, journalId, callerCheck: note.callerCheck };
      const at = () => new Date(options.clock.now()).toISOString();
      try {
        const sent = await send(open, account, { kind, facts, lifetimeMinutes, subject, note });
        const expiresAt = sent.value.kind === 'forced' ? null : sent.value.expiresAt;
        options.done.remember({ ...told, resetId: sent.value.resetId, outcome: 'done', at: at(), expiresAt });
        return sent;
      } catch (error) {
        // There is no reset to name then, so the note goes by what was asked.
        if (!isKeydeskError(error) || error.failure.code === 'unknown-outcome') {
          options.done.remember({ ...told, resetId: actionId, outcome: 'unknown', at: at(), expiresAt: null });
        }
        throw error;
      }
    });
  }

  function countIn(ref: AccountRef): void {
    try {
      limits.check(ref);
    } catch (error) {
      options.journal.event('limit.hit');
      throw error;
    }
    const inBurst = limits.count(ref);
    if (inBurst !== null) options.journal.event('limit.hit', { count: inBurst });
  }

  async function send(
    open: OpenConnection,
    account: ShopperAccount,
    task: ResetTask,
  ): Promise<WriteResult<ResetResult>> {
    // A write that was begun is seen through; the adapter has time limits of its own.
    const { signal } = new AbortController();
    const reset = await open.adapter.requestReset(account, { kind: task.kind }, signal);
    if (reset.kind !== 'link') return { value: { ...reset, resetId: options.ids.uuid() }, out: 'ok' };
    return reset.mintedBy === 'keydesk' ? await mint(open, reset, task) : await keepVendorLink(open, reset, task);
  }

  async function mint(
    open: OpenConnection,
    reset: Extract<VendorReset, { mintedBy: 'keydesk' }>,
    { facts, lifetimeMinutes, subject, note }: ResetTask,
  ): Promise<WriteResult<ResetResult>> {
    const account = withConnection(reset.account, open.connection.id);
    requireUsable(account);
    const page = checkResetPage(reset.pageUrl, pageRules(open));
    const { resetKey } = await open.connection.secrets();
    if (resetKey === undefined) throw fail({ code: 'misconfigured', cause: 'credentials-missing', field: 'resetKey' });
    const issued = await issueToken({
      key: parseResetKey(resetKey),
      audience: page.origin,
      account,
      stampMoves: facts.stampMovesOnPasswordChange === true,
      purpose: 'reset',
      lifetimeMinutes,
      nowSeconds: Math.floor(options.clockWatch.trustedNow() / 1_000),
    });
    const { exp, jti, aud } = issued.claims;
    const expiresAt = new Date(exp * 1_000).toISOString();
    const value = await keep({
      link: buildResetUrl(page, issued.token, aud),
      expiresAt,
      host: page.host,
      facts,
      subject,
      note,
    });
    return { value, out: 'ok', token: { kid: issued.kid, exp, jti } };
  }

  async function keepVendorLink(
    open: OpenConnection,
    { url, expiresAt }: Extract<VendorReset, { mintedBy: 'vendor' }>,
    { facts, subject, note }: ResetTask,
  ): Promise<WriteResult<ResetResult>> {
    const { host } = checkVendorLink(url, pageRules(open));
    const value = await keep({ link: url, expiresAt, host, facts, subject, note });
    return { value, out: 'ok', token: vendorTokenTrace(url, expiresAt) };
  }

  async function keep(made: {
    readonly link: string;
    readonly expiresAt: string;
    readonly host: string;
    readonly facts: ResetFacts;
    readonly subject: JournalSubject;
    readonly note: WriteNote;
  }): Promise<ResetResult> {
    const { link, expiresAt, host: finalHost, facts, subject, note } = made;
    const olderLinks = await ledger.olderLinks(subject.ref, facts.voidsOlder);
    const resetId = options.ids.uuid();
    links.forgetAccount(subject);
    links.hold({ resetId, link, expiresAt, subject, note });
    return { kind: 'link', resetId, finalHost, expiresAt, olderLinks };
  }

  return { preview, issue };
}

interface ResetTask {
  readonly kind: ResetKind;
  readonly facts: ResetFacts;
  /** Of a link that Keydesk makes; no other has one that could be chosen. */
  readonly lifetimeMinutes: LinkLifetimeMinutes;
  readonly subject: JournalSubject;
  readonly note: WriteNote;
}

/** @throws KeydeskError `rejected` for an account whose link the reset page would refuse anyway */
function requireUsable({ access }: ShopperAccount): void {
  if (access.state === 'active' || access.state === 'locked' || access.state === 'unknown') return;
  throw fail({ code: 'rejected', key: `account-${access.state}` });
}

function bindingOf(ref: AccountRef, kind: ResetKind): ActionBinding {
  return { act: `resets.issue/${kind}`, ref };
}

const actOf: Readonly<Record<ResetKind, JournalAct>> = {
  link: 'reset.link',
  mailed: 'reset.mail',
  forced: 'reset.force',
};

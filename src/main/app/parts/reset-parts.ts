import { createActionIds } from '../../accounts/action-ids';
import { createDoneResets } from '../../hand-over/done-resets';
import { createHandOver } from '../../hand-over/hand-over-service';
import { createMailDelivery } from '../../hand-over/mail-delivery';
import { createMailProgram } from '../../hand-over/mail-program';
import { createMailServerSettings, type MailServerSettings } from '../../hand-over/mail-settings';
import { createElapsedClock } from '../../platform/system-clock';
import { createTimedClipboard } from '../../platform/timed-clipboard';
import { checkLanguage } from '../../policy/check-language';
import { createHeldLinks } from '../../reset-links/held-links';
import { createRepeatedRequests } from '../../reset-links/repeated-requests';
import { createResetLedger } from '../../reset-links/reset-ledger';
import { createResetLimits, issuedBefore } from '../../reset-links/reset-limits';
import { createResetService } from '../../reset-links/reset-service';
import { createWithdrawLinks } from '../../reset-links/withdraw-links';
import { createApprovals } from '../../second-person/approvals';
import type { ResetUseCases } from '../../rpc/procedures/resets';
import type { Language } from '../../../shared/domain/language';
import type { ResetResult } from '../../../shared/domain/reset';
import type { Ports } from '../ports';
import type { AccountParts } from './account-parts';
import type { ConnectionParts } from './connection-parts';
import type { RecordParts } from './record-parts';

/** Resets from the preview to the hand-over, and the mail server that may carry them. */
export interface ResetParts {
  readonly mail: MailServerSettings;
  readonly resets: ResetUseCases;
  /** Drops links, what mails showed and every open dialog's action id, and takes a link off the clipboard. */
  forget(): void;
  /** The same at the end of the program; resolves when the clipboard is clean, or can't be read. */
  dispose(): Promise<void>;
}

export function createResetParts(
  ports: Ports,
  { journal, writes, knownResets, clockWatch }: RecordParts,
  { known, adapters, training }: ConnectionParts,
  { emailChanges }: AccountParts,
): ResetParts {
  const { clock, ids, policy, settings, secretStore, facts } = ports;
  const timedClipboard = createTimedClipboard({ clipboard: ports.clipboard, clock });
  const approvals = createApprovals({ rule: policy.secondPerson, agent: facts.agent, clock, journal });
  const { linkVisible } = policy;
  const links = createHeldLinks({ clock, clipboard: timedClipboard, journal, linkVisible, approvals });
  const done = createDoneResets();
  const mail = createMailServerSettings({
    settings,
    secretStore,
    journal,
    confirmHosts: ports.confirmHosts,
    clock,
    allowed: policy.mailServer,
    trustedRoots: ports.mailRoots,
  });
  const ledger = createResetLedger({ known: knownResets, connections: known, adapters, clock });
  const resetIds = createActionIds<ResetResult>({ ids, clock: createElapsedClock() });
  const resets = createResetService({
    adapters,
    policy,
    actionIds: resetIds,
    writes,
    limits: createResetLimits(clock, policy.limits, () =>
      issuedBefore(knownResets.list(), facts.agent, training.ids()),
    ),
    repeats: createRepeatedRequests(createElapsedClock()),
    links,
    done,
    known: knownResets,
    emailChanges,
    approvals,
    ledger,
    canMail: () => policy.mailServer && mail.state().settings !== null,
    journal,
    clock,
    clockWatch,
    ids,
  });

  const withdrawalIds = createActionIds<{ readonly at: string }>({ ids, clock: createElapsedClock() });
  const withdrawal = createWithdrawLinks({
    adapters,
    policy,
    actionIds: withdrawalIds,
    writes,
    links,
    clock,
  });
  const handOver = createHandOver({ links, done, clipboard: ports.clipboard });
  const mailProgram = createMailProgram({
    adapters,
    links,
    done,
    openMailto: (address) => ports.openMailto(address),
  });

  const mailDelivery = createMailDelivery({ adapters, links, done, server: mail, writes });

  /** The policy says in which languages mails are written. */
  function inAllowedLanguage<Rest extends unknown[], Answer>(
    work: (resetId: string, language: Language, ...rest: Rest) => Promise<Answer>,
  ) {
    return async (resetId: string, language: Language, ...rest: Rest): Promise<Answer> => {
      checkLanguage(language, policy.languages);
      return await work(resetId, language, ...rest);
    };
  }

  return {
    mail,
    resets: {
      ...resets,
      approve: (request) => approvals.approve(request),
      ...handOver,
      ...mailProgram,
      composeMail: inAllowedLanguage(mailProgram.composeMail),
      openMail: inAllowedLanguage(mailProgram.openMail),
      previewSend: inAllowedLanguage(mailDelivery.previewSend),
      sendMail: inAllowedLanguage(mailDelivery.sendMail),
      ...withdrawal,
      ledger: ledger.ledger,
    },
    forget() {
      resetIds.forgetAll();
      withdrawalIds.forgetAll();
      approvals.forgetAll();
      links.forgetAll();
      mailProgram.forgetShown();
      mailDelivery.forgetShown();
      // A clipboard that can't be read just now is left as it is; its own minute is running.
      timedClipboard.dispose().catch(() => undefined);
    },
    async dispose() {
      links.forgetAll();
      await timedClipboard.dispose();
    },
  };
}

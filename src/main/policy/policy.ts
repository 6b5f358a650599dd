import type { PolicyDocument } from './schema';

/** The rules that hold on this machine, with the defaults filled in. */
export interface Policy {
  readonly ticketRequired: boolean;
  /** For resets and activations; other writes never need it. */
  readonly callerCheckRequired: boolean;
  readonly linkVisible: boolean;
  readonly maxLinkLifetimeMinutes: number;
  /** Null when a connection may name any host. */
  readonly allowedResetHosts: readonly string[] | null;
  readonly checkSignIn: boolean;
  readonly signInAs: boolean;
  readonly idleLockMinutes: number;
  /** Whether an agent may opt in to keeping them. */
  readonly recentLookups: boolean;
  readonly emailChangeWarningDays: number;
  readonly journalRetentionMonths: number;
}

/** What holds where the administrator said nothing. */
export const defaultPolicy: Policy = Object.freeze({
  ticketRequired: false,
  callerCheckRequired: true,
  linkVisible: true,
  maxLinkLifetimeMinutes: 1440,
  allowedResetHosts: null,
  checkSignIn: false,
  signInAs: false,
  idleLockMinutes: 10,
  recentLookups: true,
  emailChangeWarningDays: 7,
  journalRetentionMonths: 12,
});

/** The policy that follows from a file; `null` stands for no file at all. */
export function effectivePolicy(document: PolicyDocument | null): Policy {
  const given = document ?? {};
  return {
    ticketRequired: given.ticketRequired ?? defaultPolicy.ticketRequired,
    callerCheckRequired: given.callerCheckRequired ?? defaultPolicy.callerCheckRequired,
    linkVisible: given.linkVisible ?? defaultPolicy.linkVisible,
    maxLinkLifetimeMinutes: given.maxLinkLifetimeMinutes ?? defaultPolicy.maxLinkLifetimeMinutes,
    allowedResetHosts: given.allowedResetHosts ?? defaultPolicy.allowedResetHosts,
    checkSignIn: given.checkSignIn ?? defaultPolicy.checkSignIn,
    signInAs: given.signInAs ?? defaultPolicy.signInAs,
    idleLockMinutes: given.idleLockMinutes ?? defaultPolicy.idleLockMinutes,
    recentLookups: given.recentLookups ?? defaultPolicy.recentLookups,
    emailChangeWarningDays: given.emailChangeWarningDays ?? defaultPolicy.emailChangeWarningDays,
    journalRetentionMonths: given.journalRetentionMonths ?? defaultPolicy.journalRetentionMonths,
  };
}

/** Of two policies the stricter rule, member by member: what a file the user controls may do, and nothing more (SC-43). */
export function stricterPolicy(a: Policy, b: Policy): Policy {
  return {
    ticketRequired: a.ticketRequired || b.ticketRequired,
    callerCheckRequired: a.callerCheckRequired || b.callerCheckRequired,
    linkVisible: a.linkVisible && b.linkVisible,
    maxLinkLifetimeMinutes: Math.min(a.maxLinkLifetimeMinutes, b.maxLinkLifetimeMinutes),
    allowedResetHosts: commonHosts(a.allowedResetHosts, b.allowedResetHosts),
    checkSignIn: a.checkSignIn && b.checkSignIn,
    signInAs: a.signInAs && b.signInAs,
    idleLockMinutes: Math.min(a.idleLockMinutes, b.idleLockMinutes),
    recentLookups: a.recentLookups && b.recentLookups,
    emailChangeWarningDays: Math.max(a.emailChangeWarningDays, b.emailChangeWarningDays),
    // A longer memory of what agents did is the stricter one.
    journalRetentionMonths: Math.max(a.journalRetentionMonths, b.journalRetentionMonths),
  };
}

function commonHosts(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null) return b;
  if (b === null) return a;
  return a.filter((host) => b.includes(host));
}

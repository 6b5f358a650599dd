import { policyDocumentSchema, type Policy } from './schema';

export type { Policy } from './schema';

/** What a file says as rules. @throws ZodError for what is no policy */
export function effectivePolicy(document: unknown): Policy {
  const { $schema: _, ...policy } = policyDocumentSchema.parse(document);
  return Object.freeze(policy);
}

/** What holds where the administrator said nothing. */
export const defaultPolicy: Policy = effectivePolicy({});

/**
 * Of two policies the stricter rule, member by member: what a file the user controls may do, and nothing more (SC-43).
 * Where stores come from is not a matter of strictness, so `b` adds none.
 */
export function stricterPolicy(a: Policy, b: Policy): Policy {
  return {
    allowedActions: common(a.allowedActions, b.allowedActions),
    reasons: common(a.reasons, b.reasons),
    ticketRequired: a.ticketRequired || b.ticketRequired,
    ticketPattern: bothPatterns(a.ticketPattern, b.ticketPattern),
    callerCheckRequired: a.callerCheckRequired || b.callerCheckRequired,
    callerChecks: common(a.callerChecks, b.callerChecks),
    checkSignIn: a.checkSignIn && b.checkSignIn,
    signInAs: a.signInAs && b.signInAs,
    linkVisible: a.linkVisible && b.linkVisible,
    mailServer: a.mailServer && b.mailServer,
    maxLinkLifetimeMinutes: Math.min(a.maxLinkLifetimeMinutes, b.maxLinkLifetimeMinutes),
    defaultLinkLifetimeMinutes:
      a.defaultLinkLifetimeMinutes < b.defaultLinkLifetimeMinutes
        ? a.defaultLinkLifetimeMinutes
        : b.defaultLinkLifetimeMinutes,
    allowedResetHosts: commonHosts(a.allowedResetHosts, b.allowedResetHosts),
    emailChangeWarningDays: Math.max(a.emailChangeWarningDays, b.emailChangeWarningDays),
    secondPerson: {
      // Whoever writes the weaker file must not name those who agree where others are named already.
      people: a.secondPerson.people.length > 0 ? a.secondPerson.people : b.secondPerson.people,
      for: [...new Set([...a.secondPerson.for, ...b.secondPerson.for])],
    },
    limits: {
      resetsPerHour: Math.min(a.limits.resetsPerHour, b.limits.resetsPerHour),
      resetsPerDay: Math.min(a.limits.resetsPerDay, b.limits.resetsPerDay),
      resetsPerAccountAndDay: Math.min(a.limits.resetsPerAccountAndDay, b.limits.resetsPerAccountAndDay),
    },
    connections: a.connections,
    ownConnections: a.ownConnections && b.ownConnections,
    allowedConnectionHosts: commonHosts(a.allowedConnectionHosts, b.allowedConnectionHosts),
    trainingStores: a.trainingStores && b.trainingStores,
    sessionSecrets: a.sessionSecrets && b.sessionSecrets,
    idleLockMinutes: Math.min(a.idleLockMinutes, b.idleLockMinutes),
    languages: common(a.languages, b.languages),
    recentLookups: a.recentLookups && b.recentLookups,
    maskPersonalData: a.maskPersonalData || b.maskPersonalData,
    // A longer memory of what agents did is the stricter one.
    journalRetentionMonths: Math.max(a.journalRetentionMonths, b.journalRetentionMonths),
    // Records go only where an administrator sends them.
    logTarget: a.logTarget,
    // So do updates come only from where the administrator says, and only the administrator does without.
    updates: a.updates,
    updateRing: a.updateRing,
    updateFeed: a.updateFeed,
  };
}

function common<T>(a: readonly T[], b: readonly T[]): T[] {
  return a.filter((item) => b.includes(item));
}

function commonHosts(a: string[] | null, b: string[] | null): string[] | null {
  if (a === null) return b;
  return b === null ? a : common(a, b);
}

/** One pattern that fits only what both fit. */
function bothPatterns(a: string | null, b: string | null): string | null {
  if (a === null || a === b) return b;
  return b === null ? a : `(?=(?:${a})$)(?:${b})`;
}

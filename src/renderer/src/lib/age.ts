const dayMs = 86_400_000;

/** Days after which a version counts as old: Electron's makers look after a major version for about half a year. */
export const oldAfterDays = 120;

/** Whole days between an ISO 8601 moment and now; never negative, whatever the clock of the machine says. */
export function ageInDays(iso: string, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - Date.parse(iso)) / dayMs));
}

/** What stands in the policy for a code: `scrypt:17:8:1:<salt>:<hash>`; `cost` is log2 of N. */
export function codeLine(code: string, salt?: Buffer, cost?: number): string;
/** Why a name or a code can't be used, or null. */
export function objection(name: string, code: string): string | null;

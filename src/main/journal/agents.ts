/**
 * Who did something, as the member `agent` says it: `os:anna`, or `os:anna second:Eva` where the policy wanted a second
 * person and Eva was it. An account has no blanks, so the two can always be told apart.
 */
export interface Agents {
  readonly agent: string;
  /** Null where nobody had to agree. */
  readonly second: string | null;
}

const both = /^(?<agent>\S+) second:(?<second>.+)$/u;

export function agentsOf(member: string): Agents {
  const { agent = member, second = null } = both.exec(member)?.groups ?? {};
  return { agent, second };
}

export function agentMember({ agent, second }: Agents): string {
  return second === null ? agent : `${agent} second:${second}`;
}

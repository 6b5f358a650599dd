import type { Clock } from '../../shared/lib/clock';

/** Asks the agent, outside the page, whether these hosts may be spoken to with this connection's secrets. */
export type ConfirmHosts = (question: {
  readonly connection: string;
  readonly hosts: readonly string[];
}) => Promise<boolean>;

const goodForMs = 600_000;

/** Hosts the agent has confirmed outside the page, so that a test and the saving right after it ask once. */
export interface HostConfirmations {
  /** Whether the agent agrees; asked again only for other hosts, or after ten minutes. */
  confirm(connectionId: string, question: Parameters<ConfirmHosts>[0]): Promise<boolean>;
  /** The agreement is used up by saving. */
  spend(connectionId: string): void;
}

export function createHostConfirmations(ask: ConfirmHosts, clock: Clock): HostConfirmations {
  const agreed = new Map<string, { readonly hosts: string; readonly at: number }>();
  return {
    async confirm(connectionId, question) {
      const hosts = JSON.stringify(question.hosts);
      const known = agreed.get(connectionId);
      const age = known === undefined ? null : clock.now() - known.at;
      if (known?.hosts === hosts && age !== null && age >= 0 && age < goodForMs) return true;
      agreed.delete(connectionId);
      if (!(await ask(question))) return false;
      agreed.set(connectionId, { hosts, at: clock.now() });
      return true;
    },
    spend: (connectionId) => {
      agreed.delete(connectionId);
    },
  };
}

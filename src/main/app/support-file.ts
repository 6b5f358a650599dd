import { fail } from '../../shared/domain/failure';
import type { ConnectionSummary } from '../../shared/domain/connection';
import type { TextFiles } from '../platform/text-files';
import type { PolicySource } from '../policy/policy-view';
import type { AppInfo } from './app-service';

export interface SupportFile {
  /** What the file would hold, word for word. */
  preview(): Promise<{ text: string }>;
  /** @throws KeydeskError `conflict` when nothing was shown yet, `cancelled` when the agent left the dialog */
  save(): Promise<{ fileName: string }>;
}

/**
 * A file for whoever helps with Keydesk, made from a list of what may be in it (SC-47): versions, codes and counts. No
 * name, host, id, ticket, path or text that somebody typed, and nothing of a shopper.
 */
export function createSupportFile(options: {
  info(): Promise<AppInfo>;
  connections(): Promise<readonly ConnectionSummary[]>;
  readonly policy: PolicySource;
  readonly files: TextFiles;
}): SupportFile {
  let shown: string | null = null;

  async function facts(): Promise<unknown> {
    const { version, electronVersion, platform, agent, ...state } = await options.info();
    const connections = await options.connections();
    return {
      program: { version, electronVersion, platform },
      agentKnown: agent !== null,
      keychain: state.keychainPending ? 'no-answer-yet' : (state.keychainProblem?.code ?? 'ok'),
      journal: state.journalProblem?.code ?? 'ok',
      settingsSetAside: state.settingsSetAside !== null,
      clock: state.clockOffsetMs === null ? 'ok' : 'off',
      policy: { file: options.policy.path !== null, rules: [...options.policy.stated].sort() },
      connections: connections.map(({ vendor, training, managed, problem }) => ({
        vendor,
        training,
        managed,
        state: problem?.code ?? 'ready',
      })),
    };
  }

  return {
    async preview() {
      shown = `${JSON.stringify(await facts(), null, 2)}\n`;
      return { text: shown };
    },
    async save() {
      if (shown === null) throw fail({ code: 'conflict', key: 'support' });
      const saved = await options.files.save({ fileName: 'keydesk-support.json', text: shown });
      if (saved === null) throw fail({ code: 'cancelled' });
      return saved;
    },
  };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Language } from '../../../../shared/domain/language';
import { attempt, type Problem } from '../../bridge/attempt';
import type { Bridge } from '../../bridge/bridge';
import { loading, type Loadable } from '../../lib/loadable';

interface MailPreview {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Who would mail: the shop's server, or the agent by the computer's mail program. */
export type MailBy = { readonly by: 'server'; readonly host: string } | { readonly by: 'program' };
export type ShownMail = MailPreview & MailBy;

/** What came of it: taken by the server, or opened by a program or by none. */
export type MailEnd =
  | { readonly end: 'handed'; readonly host: string; readonly acceptedAt: string }
  | { readonly end: 'opened' }
  | { readonly end: 'no-program' };

interface MailState {
  readonly language: Language;
  readonly mail: Loadable<ShownMail, Problem>;
  readonly done: Loadable<MailEnd, Problem> | null;
  /** Composes the mail: for the server where there is one, else for the mail program. */
  compose(language: Language, by?: 'program'): Promise<void>;
  /** Gives the mail that is shown to whoever was shown. */
  send(): Promise<void>;
}
export type MailStore = StoreApi<MailState>;

/** Failures that only say that no server mails here. */
const noServer: ReadonlySet<string> = new Set(['misconfigured', 'unsupported', 'policy-denied']);

interface MailStoreOptions {
  readonly resetId: string;
  readonly language: Language;
  /** Whether agents may have the link; else only the server may bring it. */
  readonly linkVisible: boolean;
}

export function createMailStore(
  bridge: Bridge,
  { resetId, language: first, linkVisible }: MailStoreOptions,
): MailStore {
  let asking = 0;

  return createStore<MailState>((set, get) => {
    const read = async (language: Language, by: 'program' | undefined): Promise<MailState['mail']> => {
      if (by === undefined) {
        const answer = await attempt(bridge.resets.previewSend({ resetId, language }));
        if (answer.ok) return { phase: 'ready', value: { ...answer.value, by: 'server' } };
        const { problem } = answer;
        const isOver = problem.kind === 'bug' || !linkVisible || !noServer.has(problem.failure.code);
        if (isOver) return { phase: 'failed', problem };
      }
      const answer = await attempt(bridge.resets.composeMail({ resetId, language }));
      return answer.ok
        ? { phase: 'ready', value: { ...answer.value, by: 'program' } }
        : { phase: 'failed', problem: answer.problem };
    };

    return {
      language: first,
      mail: loading,
      done: null,
      async compose(language, by) {
        const mine = (asking += 1);
        set({ language, mail: loading, done: null });
        const mail = await read(language, by);
        if (mine === asking) set({ mail });
      },
      async send() {
        const { mail, language, done } = get();
        if (mail.phase !== 'ready' || done?.phase === 'loading') return;
        set({ done: loading });
        if (mail.value.by === 'server') {
          const answer = await attempt(bridge.resets.sendMail({ resetId, language }));
          set({
            done: answer.ok
              ? { phase: 'ready', value: { end: 'handed', ...answer.value } }
              : { phase: 'failed', problem: answer.problem },
          });
          return;
        }
        const answer = await attempt(bridge.resets.openMail({ resetId, language }));
        set({
          done: answer.ok
            ? { phase: 'ready', value: { end: answer.value.opened ? 'opened' : 'no-program' } }
            : { phase: 'failed', problem: answer.problem },
        });
      },
    };
  });
}

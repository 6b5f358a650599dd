import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MailSettings, MailState } from '../../../../shared/domain/mail-settings';
import { attempt, type Attempt, type Problem } from '../../bridge/attempt';
import type { Bridge } from '../../bridge/bridge';
import { loading, type Loadable } from '../../lib/loadable';

type Act =
  | { readonly state: 'none' | 'busy' | 'saved' }
  | { readonly state: 'tested'; readonly host: string }
  | { readonly state: 'failed'; readonly problem: Problem };

interface MailStoreState {
  readonly mail: Loadable<MailState, Problem>;
  /** What came of the last thing that was done here. */
  readonly act: Act;
  read(): Promise<void>;
  save(settings: MailSettings, secret: string): Promise<void>;
  remove(): Promise<void>;
  /** Connects and signs in with what is saved. */
  test(): Promise<void>;
}

/** The mail server's settings as main has them. */
export function createMailStore(bridge: Bridge): StoreApi<MailStoreState> {
  return createStore<MailStoreState>((set) => {
    const take = (answer: Attempt<MailState>): void => {
      if (answer.ok) set({ mail: { phase: 'ready', value: answer.value }, act: { state: 'saved' } });
      else set({ act: { state: 'failed', problem: answer.problem } });
    };
    return {
      mail: loading,
      act: { state: 'none' },
      async read() {
        const answer = await attempt(bridge.mail.state());
        set({
          mail: answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem },
        });
      },
      async save(settings, secret) {
        set({ act: { state: 'busy' } });
        take(await attempt(bridge.mail.save({ settings, ...(secret === '' ? {} : { secret }) })));
      },
      async remove() {
        set({ act: { state: 'busy' } });
        take(await attempt(bridge.mail.remove()));
      },
      async test() {
        set({ act: { state: 'busy' } });
        const answer = await attempt(bridge.mail.test());
        set({
          act: answer.ok ? { state: 'tested', host: answer.value.host } : { state: 'failed', problem: answer.problem },
        });
      },
    };
  });
}

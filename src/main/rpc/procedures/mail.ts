import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { MailServerSettings } from '../../hand-over/mail-settings';

export type MailUseCases = Pick<MailServerSettings, 'state' | 'save' | 'remove' | 'test'>;

export function mailProcedures(mail: MailUseCases) {
  const os = implement(contract.mail);
  return {
    state: os.state.handler(() => mail.state()),
    save: os.save.handler(({ input }) => mail.save(input.settings, input.secret)),
    remove: os.remove.handler(() => mail.remove()),
    test: os.test.handler(({ signal }) => mail.test(signal ?? new AbortController().signal)),
  };
}

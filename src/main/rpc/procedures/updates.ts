import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { Updates } from '../../updates/updates';

export type UpdateUseCases = Pick<Updates, 'state' | 'check' | 'download' | 'cancel' | 'install' | 'restart'>;

export function updateProcedures(updates: UpdateUseCases) {
  const os = implement(contract.updates);
  return {
    state: os.state.handler(({ signal }) => updates.state(signal ?? new AbortController().signal)),
    check: os.check.handler(() => {
      updates.check();
      return {};
    }),
    download: os.download.handler(({ input }) => {
      updates.download(input.version);
      return {};
    }),
    cancel: os.cancel.handler(async () => {
      await updates.cancel();
      return {};
    }),
    install: os.install.handler(async ({ input }) => {
      await updates.install(input.version);
      return {};
    }),
    restart: os.restart.handler(() => {
      updates.restart();
      return {};
    }),
  };
}

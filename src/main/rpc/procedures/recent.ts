import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { RecentLookups } from '../../accounts/recent-lookups';

export type RecentUseCases = Pick<RecentLookups, 'list' | 'clear'>;

export function recentProcedures(recent: RecentUseCases) {
  const os = implement(contract.recent);
  return {
    list: os.list.handler(async () => [...(await recent.list())]),
    clear: os.clear.handler(async () => {
      await recent.clear();
      return {};
    }),
  };
}

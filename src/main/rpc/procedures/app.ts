import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { AppService } from '../../app/app-service';
import type { ScreenLock } from '../../lock/screen-lock';
import type { ScreenPop } from '../../screen-pop/screen-pop';

export interface AppUseCases extends AppService {
  lockState: ScreenLock['watch'];
  deepLinks: ScreenPop['requests'];
  lock(): void;
  unlock(): void;
}

export function appProcedures(app: AppUseCases) {
  const os = implement(contract.app);
  return {
    info: os.info.handler(() => app.info()),
    lockState: os.lockState.handler(({ signal }) => app.lockState(signal ?? new AbortController().signal)),
    deepLinks: os.deepLinks.handler(({ signal }) => app.deepLinks(signal ?? new AbortController().signal)),
    lock: os.lock.handler(() => {
      app.lock();
      return {};
    }),
    unlock: os.unlock.handler(() => {
      app.unlock();
      return {};
    }),
    licences: os.licences.handler(() => app.licences()),
    copyText: os.copyText.handler(async ({ input }) => {
      await app.copyText(input.text);
      return {};
    }),
  };
}

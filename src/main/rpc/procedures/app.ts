import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { AppService } from '../../app/app-service';

export type AppUseCases = AppService;

export function appProcedures(app: AppUseCases) {
  const os = implement(contract.app);
  return {
    info: os.info.handler(() => app.info()),
    copyText: os.copyText.handler(async ({ input }) => {
      await app.copyText(input.text);
      return {};
    }),
  };
}

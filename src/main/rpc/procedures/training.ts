import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { TrainingStoresService } from '../../connections/training-stores';

export type TrainingUseCases = Pick<TrainingStoresService, 'reset' | 'outbox' | 'setFault'>;

export function trainingProcedures(training: TrainingUseCases) {
  const os = implement(contract.training);
  return {
    reset: os.reset.handler(async () => {
      await training.reset();
      return {};
    }),
    outbox: os.outbox.handler(() => training.outbox()),
    faults: os.faults.handler(async ({ input }) => {
      await training.setFault(input.vendor, input.fault);
      return {};
    }),
  };
}

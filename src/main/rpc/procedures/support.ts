import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { SupportFile } from '../../app/support-file';

export type SupportUseCases = SupportFile;

export function supportProcedures(support: SupportUseCases) {
  const os = implement(contract.support);
  return {
    preview: os.preview.handler(() => support.preview()),
    save: os.save.handler(() => support.save()),
  };
}

import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { SecretLists } from '../../connections/secret-list';

export type SecretUseCases = SecretLists;

export function secretProcedures(secrets: SecretUseCases) {
  const os = implement(contract.secrets);
  return {
    list: os.list.handler(() => secrets.list()),
    replace: os.replace.handler(async ({ input }) => {
      await secrets.replace(input.connectionId, input.field, input.value);
      return {};
    }),
    forget: os.forget.handler(async ({ input }) => {
      await secrets.forget(input.connectionId, input.field);
      return {};
    }),
    keep: os.keep.handler(async ({ input }) => {
      await secrets.keep(input.connectionId);
      return {};
    }),
  };
}

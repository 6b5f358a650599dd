import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { PolicyView } from '../../../shared/domain/policy-view';

export interface PolicyUseCases {
  get(): PolicyView;
}

export function policyProcedures(policy: PolicyUseCases) {
  const os = implement(contract.policy);
  return { get: os.get.handler(() => policy.get()) };
}

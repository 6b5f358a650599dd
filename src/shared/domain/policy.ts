import { accessChanges, type AccessChange } from './account';
import { resetKinds, type ResetKind } from './capability';

/** What a policy may allow or forbid agents to do at a store, besides looking. */
export const policyActions = [
  ...accessChanges,
  ...resetKinds.map((kind) => `reset-${kind}` as const),
  'resend-confirmation',
] as const;
export type PolicyAction = AccessChange | `reset-${ResetKind}` | 'resend-confirmation';

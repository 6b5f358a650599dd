import { accessChanges } from '../../shared/domain/account';
import {
  isOffered,
  notOffered,
  resetKinds,
  type Capability,
  type VendorCapabilities,
} from '../../shared/domain/capability';
import type { PolicyAction } from '../../shared/domain/policy';

/**
 * What a store offers, less what the policy lets nobody do: the window then offers neither. What the vendor itself can't do
 * keeps the vendor's reason, since no rule would bring it back.
 */
export function permittedCapabilities(
  capabilities: VendorCapabilities,
  allowedActions: readonly PolicyAction[],
): VendorCapabilities {
  const permitted = (action: PolicyAction, capability: Capability): Capability =>
    isOffered(capability) && !allowedActions.includes(action) ? notOffered('policy') : capability;
  const access = { ...capabilities.access };
  for (const change of accessChanges) access[change] = permitted(change, access[change]);
  const resets = { ...capabilities.resets };
  for (const kind of resetKinds) {
    resets[kind] = { ...resets[kind], capability: permitted(`reset-${kind}`, resets[kind].capability) };
  }
  return { ...capabilities, access, resets };
}

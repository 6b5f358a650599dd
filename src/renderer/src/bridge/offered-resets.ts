import { isOffered, resetKinds, type ResetKind, type VendorCapabilities } from '../../../shared/domain/capability';

/** The kinds of reset a store offers, the one its settings prefer first. */
export function offeredResets(capabilities: VendorCapabilities | null): readonly ResetKind[] {
  if (capabilities === null) return [];
  const offered = resetKinds.filter((kind) => isOffered(capabilities.resets[kind].capability));
  const preferred = offered.filter((kind) => kind === capabilities.preferredReset);
  return [...preferred, ...offered.filter((kind) => kind !== capabilities.preferredReset)];
}

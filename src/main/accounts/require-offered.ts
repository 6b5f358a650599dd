import type { Capability } from '../../shared/domain/capability';
import { fail } from '../../shared/domain/failure';
import { assertNever } from '../../shared/lib/assert-never';

/** @throws KeydeskError `unsupported` with the vendor's reason, or `misconfigured` with the setting that is missing */
export function requireOffered(capability: Capability): void {
  switch (capability.offer) {
    case 'yes':
    case 'strategy':
      return;
    case 'no':
      throw fail({ code: 'unsupported', reason: capability.reason });
    case 'needs':
      throw fail({ code: 'misconfigured', cause: 'setting', field: capability.setting });
    default:
      assertNever(capability);
  }
}

import type { VendorAdapter } from '../../../src/main/vendors/port';
import type { AccessChange } from '../../../src/shared/domain/account';
import { isOffered } from '../../../src/shared/domain/capability';
import type { SandboxState } from '../../../src/sandbox/emulator';
import { never } from '../../conformance/vendor-adapter/bench';
import { newPassword, type MatrixOperation } from './matrix-operation';
import { tokenOperations } from './token-operations';

function accessOperation(change: AccessChange, from: SandboxState, to: readonly SandboxState[]): MatrixOperation {
  return {
    name: change,
    from,
    capability: (adapter) => adapter.capabilities.access[change],
    act: ({ adapter, id }) => adapter.setAccess(id, change, never),
    effects: ({ emulator, id }) => (to.includes(emulator.peek(id)?.state ?? 'removed') ? 1 : 0),
    verifiable: true,
  };
}

const registeredEmail = 'new.shopper@example.test';

export const matrixOperations: readonly MatrixOperation[] = [
  accessOperation('deactivate', 'active', ['inactive', 'parked']),
  accessOperation('activate', 'inactive', ['active']),
  accessOperation('hold', 'active', ['on-hold']),
  accessOperation('release', 'on-hold', ['active']),
  {
    name: 'reset by mail',
    from: 'active',
    capability: (adapter) => adapter.capabilities.resets.mailed.capability,
    act: ({ adapter, account }) => adapter.requestReset(account, { kind: 'mailed' }, never),
    effects: ({ emulator }) => emulator.outbox.all().length,
    verifiable: false,
  },
  {
    name: 'forced reset',
    from: 'active',
    capability: (adapter) => adapter.capabilities.resets.forced.capability,
    act: ({ adapter, account }) => adapter.requestReset(account, { kind: 'forced' }, never),
    effects: ({ emulator, id }) => (emulator.peek(id)?.forcedReset === true ? 1 : 0),
    verifiable: true,
  },
  {
    name: 'set password',
    from: 'active',
    capability: (adapter) => adapter.capabilities.setPassword,
    act: ({ adapter, account }) => adapter.setPassword(account, newPassword, never),
    effects: ({ emulator, id }) => (emulator.acceptsPassword(id, newPassword) ? 1 : 0),
    verifiable: false,
  },
  {
    name: 'register',
    from: 'active',
    capability: (adapter) => adapter.capabilities.register,
    act: ({ adapter }) => adapter.register({ email: registeredEmail, firstName: 'Nya', lastName: 'Kund' }, never),
    /** How many shoppers the vendor holds under the new address. */
    effects: async ({ emulator, onlooker }) => {
      const found = await onlooker().find({ by: 'email', value: registeredEmail }, never);
      return found.filter((account) => emulator.peek(account.ref.accountId) !== null).length;
    },
    verifiable: true,
  },
  ...tokenOperations,
];

export function isInMatrix(operation: MatrixOperation, adapter: VendorAdapter): boolean {
  return isOffered(operation.capability(adapter));
}

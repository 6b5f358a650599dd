import type { VendorAdapter } from '../../../src/main/vendors/port';
import type { AccessChange, ShopperAccount } from '../../../src/shared/domain/account';
import { isOffered, type Capability } from '../../../src/shared/domain/capability';
import type { Emulator, SandboxState } from '../../../src/sandbox/emulator';
import { never } from '../../conformance/vendor-adapter/bench';

export interface Subject {
  readonly adapter: VendorAdapter;
  readonly emulator: Emulator;
  readonly id: string;
  readonly account: ShopperAccount;
}

/** One write of the port, with the emulator's own view of what it did. */
export interface MatrixOperation {
  readonly name: string;
  readonly capability: (adapter: VendorAdapter) => Capability;
  /** How the shopper stands before. */
  readonly from: SandboxState;
  act(subject: Subject): Promise<unknown>;
  /** How often the emulator saw the effect. */
  effects(subject: Subject): number;
  /** Whether the adapter can find out that an answer of 200 is not true. */
  readonly verifiable: boolean;
}

const newPassword = 'Second-pass-2';

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

export const registeredEmail = 'new.shopper@example.test';

export const matrixOperations: readonly MatrixOperation[] = [
  accessOperation('deactivate', 'active', ['inactive', 'parked']),
  accessOperation('activate', 'inactive', ['active']),
  accessOperation('hold', 'active', ['on-hold']),
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
    // Counted by successful creations in the emulator's own request log, filled in by the runner.
    effects: () => 0,
    verifiable: true,
  },
];

export function isInMatrix(operation: MatrixOperation, adapter: VendorAdapter): boolean {
  return isOffered(operation.capability(adapter));
}

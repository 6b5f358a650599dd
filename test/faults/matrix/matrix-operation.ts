import type { VendorAdapter, VendorResetTicket } from '../../../src/main/vendors/port';
import type { ShopperAccount } from '../../../src/shared/domain/account';
import type { Capability } from '../../../src/shared/domain/capability';
import type { VendorId } from '../../../src/shared/domain/vendor';
import type { Emulator, SandboxState } from '../../../src/sandbox/emulator';

export interface Subject {
  readonly adapter: VendorAdapter;
  readonly emulator: Emulator;
  readonly id: string;
  readonly account: ShopperAccount;
  /** An adapter that no fault has touched, to look with afterwards. */
  readonly onlooker: () => VendorAdapter;
  /** What the operation needs from before: a reset token of the vendor's own, or the token of an open session. */
  readonly ticket: VendorResetTicket | null;
  readonly session: string | null;
}

/** One write of the port, with the emulator's own view of what it did. */
export interface MatrixOperation {
  readonly name: string;
  readonly capability: (adapter: VendorAdapter) => Capability;
  /** How the shopper stands before. */
  readonly from: SandboxState;
  /** Settings that go over those of the training connection. */
  readonly settings?: Readonly<Partial<Record<VendorId, Readonly<Record<string, unknown>>>>>;
  /** Makes the ticket or the session, before any fault. */
  prepare?(subject: Subject): Promise<Partial<Pick<Subject, 'ticket' | 'session'>>>;
  /** Which path is the write, where that is not simply the last call that is no GET, no search and no token call. */
  readonly writePath?: RegExp;
  act(subject: Subject): Promise<unknown>;
  /** How often the emulator saw the effect. */
  effects(subject: Subject): number | Promise<number>;
  /** Whether the adapter can find out that an answer of 200 is not true. */
  readonly verifiable: boolean;
}

export const newPassword = 'Second-pass-2';

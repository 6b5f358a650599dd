import type { Faults } from './kit/faults';
import type { Outbox } from './kit/outbox';
import type { RequestLog } from './kit/request-log';
import type { SandboxClock } from './kit/sandbox-clock';

/** How a shopper stands at an emulator, in words that fit every vendor; a vendor uses those it has. */
export type SandboxState =
  'active' | 'inactive' | 'on-hold' | 'locked' | 'removed' | 'no-login' | 'parked' | 'no-switch';

/** A shopper to be put into an emulator; whatever is left out gets a sensible value. */
export interface SandboxDraft {
  readonly email?: string | null;
  readonly login?: string | null;
  readonly code?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly password?: string;
  readonly state?: SandboxState;
}

/** A shopper as the emulator itself sees it: the tests' own eyes, never through an adapter's reads. */
export interface SandboxShopper {
  /** The vendor's own stable key, as the vendor's API hands it out. */
  readonly id: string;
  readonly code: string | null;
  readonly email: string | null;
  readonly login: string | null;
  readonly state: SandboxState;
  readonly forcedReset: boolean;
  /** How many writes have changed this shopper. */
  readonly writes: number;
  /** The vendor-shaped record, without password material. */
  readonly record: unknown;
}

/** What an adapter must be told to reach an emulator: the two halves of a connection. */
export interface SandboxConnection {
  readonly config: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** A running training store: a real HTTP server on loopback that behaves as the vendor's documents say. */
export interface Emulator {
  readonly vendor: string;
  readonly origin: string;
  readonly connection: SandboxConnection;
  /** Puts a shopper in and returns its id. */
  seed(draft: SandboxDraft): string;
  peek(id: string): SandboxShopper | null;
  /** Whether the vendor would let this shopper in with this password, all switches considered; counts as no attempt. */
  acceptsPassword(id: string, password: string): boolean;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly outbox: Outbox;
  readonly clock: SandboxClock;
  /** Named switches for what the vendor has not documented, with their present values. */
  readonly switches: Record<string, string | number | boolean>;
  /** Back to the fixtures, the default switches, the real clock and no faults. */
  reset(): void;
  /** Closes the port, so that connections are refused; everything else is kept. */
  suspend(): Promise<void>;
  /** Opens the same port again. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

/** An emulator but for its port. */
export type EmulatorHandles = Omit<Emulator, 'origin' | 'connection' | 'suspend' | 'resume' | 'close'>;

export interface EmulatorOptions {
  /** 0 (the default) takes a free port. */
  readonly port?: number;
  /** Where the merchant's reset page is; used in mails and handed out in `connection.config`. */
  readonly resetPageUrl?: string;
  /** How many generated shoppers to add to the fixtures. */
  readonly customers?: number;
}

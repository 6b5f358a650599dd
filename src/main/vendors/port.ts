import type { AccessChange, ShopperAccount } from '../../shared/domain/account';
import type { VendorCapabilities } from '../../shared/domain/capability';
import type { Failure } from '../../shared/domain/failure';
import type { LookupKey } from '../../shared/domain/lookup-key';
import type { VendorId } from '../../shared/domain/vendor';
import type { Clock } from '../../shared/lib/clock';
import type { z } from 'zod';
import type { HttpLimits } from './http/limits';

/**
 * What Keydesk asks of a commerce platform. Every method exists on every adapter; what a vendor can't do is declared in
 * `capabilities` and refused with the failure `unsupported`.
 *
 * All methods reject with `KeydeskError`. A write is sent at most once; when its answer is lost the method rejects with
 * `unknown-outcome` unless a read-back settles what happened.
 */
export interface VendorAdapter {
  readonly vendor: VendorId;
  readonly capabilities: VendorCapabilities;
  /** Checks credentials, scopes and reachability and measures the clock offset. Never writes. */
  probe(signal: AbortSignal): Promise<ProbeReport>;
  /** All accounts that equal the key, disabled, locked and removed ones included; empty when there are none. */
  find(key: LookupKey, signal: AbortSignal): Promise<ShopperAccount[]>;
  get(accountId: string, signal: AbortSignal): Promise<ShopperAccount | null>;
  /** Reads, writes only if something would change, reads back. Answers with the account as it is afterwards. */
  setAccess(accountId: string, change: AccessChange, signal: AbortSignal): Promise<ShopperAccount>;
  requestReset(account: ShopperAccount, options: ResetOptions, signal: AbortSignal): Promise<VendorReset>;
  /** Reached only by the landing page, after it has checked a Keydesk token. */
  setPassword(account: ShopperAccount, password: string, signal: AbortSignal): Promise<void>;
  /** Reached only by the landing page: redeems a token that the vendor itself made. */
  redeemReset(ticket: VendorResetTicket, password: string, signal: AbortSignal): Promise<void>;
  checkSignIn(login: string, password: string, signal: AbortSignal): Promise<SignInCheck>;
  signInAs(account: ShopperAccount, options: SignInAsOptions, signal: AbortSignal): Promise<SignInHandOver>;
  register(draft: ShopperDraft, signal: AbortSignal): Promise<ShopperAccount>;
  /** Asks the vendor to mail once more what a new shopper has to confirm before the first sign-in. */
  resendConfirmation(account: ShopperAccount, signal: AbortSignal): Promise<ConfirmationRequest>;
  inspectSession(token: string, signal: AbortSignal): Promise<SessionReport>;
  endSession(token: string, signal: AbortSignal): Promise<void>;
}

export interface AdapterOptions<C> {
  readonly config: C;
  readonly secrets: () => Promise<VendorSecrets>;
  /**
   * Names of the secrets this connection has, so that capabilities which need one can be declared without opening the
   * keychain. Left out, all are taken to be there.
   */
  readonly secretFields?: readonly string[];
  readonly fetch: typeof fetch;
  /**
   * For calls that must never be sent twice by the transport: a `fetch` that opens a connection of its own each time.
   * Defaults to `fetch`, which is only right where the transport never repeats a request by itself.
   */
  readonly fetchOnce?: typeof fetch;
  readonly clock: Clock;
  readonly onCall?: (call: CallRecord) => void;
  /** Shorter limits, for tests. */
  readonly limits?: Partial<HttpLimits>;
}

/** One secret of a vendor's connections. */
export interface SecretField {
  readonly name: string;
  readonly required: boolean;
}

/** A vendor as the rest of the program knows it: the form of its connections, and how to open one. */
export interface VendorDefinition {
  readonly vendor: VendorId;
  /** The non-secret half; its JSON Schema is the connection form. */
  readonly configSchema: z.ZodObject;
  readonly secretFields: readonly SecretField[];
  /** Where its adapter may speak to. @throws ZodError for settings that don't fit `configSchema` */
  origins(config: unknown): readonly string[];
  /** Settings that decide where secrets are sent or links open: when one changes, the secrets are void. */
  readonly hostSettings: readonly string[];
  /** @throws ZodError for settings that don't fit `configSchema` */
  open(options: AdapterOptions<Readonly<Record<string, unknown>>>): VendorAdapter;
}
export type VendorDefinitions = Readonly<Record<VendorId, VendorDefinition>>;

/** The secret half of a connection, by field name; missing fields are absent. */
export type VendorSecrets = Readonly<Record<string, string>>;

/** One HTTP call as it may be logged: the route template, never the real path, query or body. */
export interface CallRecord {
  readonly vendor: VendorId;
  readonly method: string;
  readonly route: string;
  /** HTTP status, or null when no answer came. */
  readonly status: number | null;
  readonly failure: Failure['code'] | null;
  readonly durationMs: number;
  readonly attempt: number;
  /** The vendor's clock minus ours in milliseconds, by the answer's `Date` header; null without one. */
  readonly clockOffsetMs: number | null;
}

export interface ProbeReport {
  readonly reachable: boolean;
  /** Scopes the vendor granted, where it says so. */
  readonly scopes: readonly string[];
  readonly missingScopes: readonly string[];
  readonly clockOffsetMs: number | null;
  /** What the vendor calls the store, where it says so. */
  readonly storeName: string | null;
  /** Capabilities as known after the probe. */
  readonly capabilities: VendorCapabilities;
  readonly warnings: readonly ProbeWarning[];
}
export interface ProbeWarning {
  readonly key: string;
  readonly detail: string | null;
}

export type ResetOptions =
  | { readonly kind: 'link'; readonly locale?: string }
  | { readonly kind: 'mailed'; readonly locale?: string }
  | { readonly kind: 'forced' };

export type VendorReset =
  /** The vendor made the token; `url` is the merchant's page with the token in it. */
  | { readonly kind: 'link'; readonly mintedBy: 'vendor'; readonly url: string; readonly expiresAt: string }
  /** Keydesk makes the token itself, bound to the account as just read, for the merchant's page. */
  | { readonly kind: 'link'; readonly mintedBy: 'keydesk'; readonly account: ShopperAccount; readonly pageUrl: string }
  /** The vendor accepted the request to mail. It is not known whether, or when, a mail goes out. */
  | {
      readonly kind: 'mailed';
      readonly acceptedAt: string;
      readonly to: string | null;
      readonly expiresAt: string | null;
    }
  | { readonly kind: 'forced'; readonly acceptedAt: string };

/** A vendor's own reset token as the shopper's link carries it; `login` (or the customer id) where the vendor needs it. */
export interface VendorResetTicket {
  readonly token: string;
  readonly login: string | null;
}

/** The vendor accepted the request to mail. It is not known whether, or when, a mail goes out. */
export interface ConfirmationRequest {
  readonly acceptedAt: string;
  readonly to: string;
}

/** `blocked`: the vendor refused for another reason than the password. `unknown`: it did not say. */
export interface SignInCheck {
  readonly result: 'ok' | 'refused' | 'blocked' | 'unknown';
  readonly detail: string | null;
}

export interface SignInAsOptions {
  /** Relative path on the storefront, beginning with one slash. */
  readonly landingPath?: string;
  readonly requestIp?: string;
}
/** A page to open at once in the default browser; never shown, stored or copied. */
export type SignInHandOver =
  | { readonly kind: 'url'; readonly url: string; readonly expiresAt: string; readonly signOutUrl: string | null }
  | { readonly kind: 'session'; readonly token: string; readonly expiresAt: string };

export interface ShopperDraft {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly login?: string;
  readonly code?: string;
  readonly phone?: string;
  readonly locale?: string;
}

export interface SessionReport {
  readonly active: boolean;
  readonly login: string | null;
  readonly accountId: string | null;
  readonly expiresAt: string | null;
  readonly scopes: readonly string[];
}

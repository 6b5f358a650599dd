import type { ConfirmHosts } from '../connections/host-confirmations';
import type { TrainingHost } from '../connections/training-stores';
import type { Journal } from '../journal/journal';
import type { PowerSource } from '../lock/screen-lock';
import type { Clipboard } from '../platform/clipboard';
import type { FileChooser } from '../platform/file-chooser';
import type { Ids } from '../platform/ids';
import type { KeptText } from '../platform/kept-text';
import type { Log } from '../platform/log';
import type { Policy } from '../policy/policy';
import type { PolicySource } from '../policy/policy-view';
import type { SecretStore } from '../secrets/secret-store';
import type { SettingsStore } from '../settings/settings-store';
import type { UpdateMachine } from '../updates/updates';
import type { AdapterOptions } from '../vendors/port';
import type { HotKeyState, Preferences } from '../../shared/domain/preferences';
import type { ShippedPart } from '../../shared/domain/shipped-part';
import type { VendorId } from '../../shared/domain/vendor';
import type { Clock } from '../../shared/lib/clock';
import type { AppFacts } from './app-service';
import type { EraseMonthDialogs } from './erase-month';
import type { JournalKind } from './record-keeping';

/** What the operating system and the machine give; everything else is made here. */
export interface Ports {
  readonly facts: AppFacts;
  /** What of others the build put into this Keydesk. */
  readShippedParts(): Promise<ShippedPart[]>;
  readonly policy: Policy;
  /** Where the policy comes from. */
  readonly policySource: PolicySource;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly settings: SettingsStore;
  /** The OS keychain. */
  readonly secretStore: SecretStore;
  openJournal(kind: JournalKind, store: SecretStore, clockOffsetMs: () => number | null): Promise<Journal>;
  readonly clipboard: Clipboard;
  readonly power: PowerSource;
  readonly fetch: typeof fetch;
  /** A `fetch` that opens a connection of its own each time and never sends twice by itself. */
  readonly fetchOnce: typeof fetch;
  openTraining(): TrainingHost;
  readonly confirmHosts: ConfirmHosts;
  /** Opens the page about setting up a store of this vendor, in the default browser. */
  openHelp(vendor: VendorId): Promise<void>;
  readonly fileChooser: FileChooser;
  /** Where the desk keeps by which marks it knows e-mails again. */
  readonly emailMemory: KeptText;
  readonly eraseMonthDialogs: EraseMonthDialogs;
  /** File in which the live export keeps how far it has come. */
  readonly exportCursorPath: string;
  /** Sealed file of the recent look-ups. */
  readonly recentLookupsPath: string;
  /** Opens a mail in the agent's mail program; false when there is none. */
  openMailto(address: string): Promise<boolean>;
  /** Puts what the agent chose on the windows. */
  applyPreferences(preferences: Preferences): void;
  /** What became of the hot key that was last applied. */
  hotKeyState(): HotKeyState;
  readonly updates: UpdateMachine;
  /** Roots a mail server's certificate may come from instead of the runtime's, as PEM, for tests. */
  readonly mailRoots?: readonly string[];
  /** Shorter time limits of calls to vendors, for tests. */
  readonly httpLimits?: AdapterOptions<unknown>['limits'];
}

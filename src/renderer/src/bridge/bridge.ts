import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../../shared/contract';

/** Everything the window may ask of the main process: one typed method per procedure of the contract. */
export type Bridge = ContractRouterClient<Contract>;

/** What the main process says about itself, its keychain and its journal. */
export type AppInfo = Awaited<ReturnType<Bridge['app']['info']>>;
/** A write that was opened: its one-time id and what the agent must know and give. */
export type PreparedAccess = Awaited<ReturnType<Bridge['accounts']['prepareAccess']>>;
/** The voiding of an account's links that was opened. */
export type PreparedWithdrawal = Awaited<ReturnType<Bridge['resets']['prepareSupersede']>>;
/** The resending of a registration's confirmation that was opened, and what the vendor accepted. */
export type PreparedConfirmation = Awaited<ReturnType<Bridge['accounts']['prepareConfirmation']>>;
export type AccessOutcome = Awaited<ReturnType<Bridge['accounts']['setAccess']>>;

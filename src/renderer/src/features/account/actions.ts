import type { TFunction } from 'i18next';
import type { AccessChange, AccessState, ShopperAccount } from '../../../../shared/domain/account';
import { isOffered, resetKinds, type Capability, type VendorCapabilities } from '../../../../shared/domain/capability';
import { vendorNames } from '../../../../shared/domain/vendor';
import { offeredResets } from '../../bridge/offered-resets';
import { missingCapabilityText, strategyText } from '../../bridge/wording/capability-text';
import { resetFactLines } from '../../bridge/wording/reset-facts';

/** One thing that can be done to the open account, with the vendor's truth about it. */
export interface AccountAction {
  readonly id: AccessChange | 'reset';
  readonly primary: boolean;
  readonly effect: string;
}

/** Things this store can't do for one and the same reason. */
export interface MissingActions {
  readonly what: readonly string[];
  readonly why: string;
}

/** The changes that make sense in a state; the first one is the way out where there is one. */
const changesByState: Readonly<Record<AccessState['state'], readonly AccessChange[]>> = {
  active: ['deactivate', 'hold'],
  inactive: ['activate'],
  'on-hold': ['release', 'deactivate'],
  locked: ['deactivate'],
  removed: [],
  'no-login': [],
  unknown: ['deactivate'],
};

/** What would make sense in this state and the store offers, but no agent may do. */
export function forbiddenActions(
  account: ShopperAccount,
  capabilities: VendorCapabilities,
): readonly AccountAction['id'][] {
  const { state } = account.access;
  const resets = resetKinds.map((kind) => capabilities.resets[kind].capability);
  const noReset = isResettable(state) && !resets.some(isOffered) && resets.some(isForbidden);
  return [
    ...(noReset ? (['reset'] as const) : []),
    ...changesByState[state].filter((change) => isForbidden(capabilities.access[change])),
  ];
}

/** Whether the policy, and not the vendor, is why something is not offered. */
export function isForbidden(capability: Capability): boolean {
  return capability.offer === 'no' && capability.reason === 'policy';
}

function isResettable(state: AccessState['state']): boolean {
  return state !== 'removed' && state !== 'no-login';
}

function isBlocked(state: AccessState['state']): boolean {
  return state === 'inactive' || state === 'on-hold';
}

export function actionsFor(
  t: TFunction,
  account: ShopperAccount,
  capabilities: VendorCapabilities,
): readonly AccountAction[] {
  const { state } = account.access;
  const vendor = vendorNames[account.vendor];
  const changes = changesByState[state]
    .filter((change) => isOffered(capabilities.access[change]))
    .map((change) => ({
      id: change,
      primary: change === 'activate' || change === 'release',
      effect: accessEffect(t, change, account, capabilities),
    }));
  const kinds = offeredResets(capabilities);
  const [kind] = kinds;
  if (!isResettable(state) || kind === undefined) return changes;

  const facts = capabilities.resets[kind].facts;
  const lines = facts === null ? [] : resetFactLines(t, kind, facts, vendor);
  const told = lines.filter(
    ({ topic }) => topic === 'handover' || topic === 'lifetime' || (topic === 'lock' && state === 'locked'),
  );
  const reset: AccountAction = {
    id: 'reset',
    // Where a password isn't what the shopper signs in with, no button is put forward.
    primary: account.signInProviders.length === 0 && !changes.some((change) => change.primary),
    effect: [
      ...told.map((line) => line.text),
      ...(isBlocked(state) ? [t('effect.resetAlone')] : []),
      ...(kinds.includes('link') && kinds.includes('mailed') ? [t('resetKeys.both')] : []),
    ].join(' '),
  };
  return isBlocked(state) ? [...changes, reset] : [reset, ...changes];
}

function accessEffect(
  t: TFunction,
  change: AccessChange,
  account: ShopperAccount,
  capabilities: VendorCapabilities,
): string {
  const vendor = vendorNames[account.vendor];
  const strategy = strategyText(t, capabilities.access[change]);
  return [
    strategy ?? t(`effect.${change}`, { vendor }),
    ...(change === 'deactivate' ? [t(`effect.sessions.${capabilities.deactivateEndsSessions}`, { vendor })] : []),
  ].join(' ');
}

/** What is not offered here, by its reasons, so that nobody looks for it. Beside the buttons stands which the policy took. */
export function missingActions(t: TFunction, capabilities: VendorCapabilities): readonly MissingActions[] {
  const entries: readonly (readonly [what: string, why: string | null])[] = [
    ...(['deactivate', 'hold'] as const)
      .filter((change) => !isForbidden(capabilities.access[change]))
      .map((change) => [t(`missing.${change}`), missingCapabilityText(t, capabilities.access[change])] as const),
    ...resetKinds.map(
      (kind) => [t(`missing.reset.${kind}`), missingCapabilityText(t, capabilities.resets[kind].capability)] as const,
    ),
  ];
  const reasons = new Set(entries.flatMap(([, why]) => (why === null ? [] : [why])));
  return [...reasons].map((why) => ({
    why,
    what: entries.filter((entry) => entry[1] === why).map(([what]) => what),
  }));
}

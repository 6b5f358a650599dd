import type { TFunction } from 'i18next';
import { capabilityReasons, type Capability } from '../../../../shared/domain/capability';
import { fieldLabel, knownField } from './field-label';

/** Why a store can't do something; an unknown reason is named rather than hidden. */
export function capabilityReasonText(t: TFunction, reason: string): string {
  const known = capabilityReasons.find((candidate) => candidate === reason);
  if (known !== undefined) return t(`capability.reason.${known}`);
  // A vendor may name the setting that is missing in place of a reason.
  return knownField(reason) === null
    ? t('capability.unknown', { reason })
    : t('capability.needs', { setting: fieldLabel(t, reason) });
}

/** The quiet line for something that is not offered, or null when it is. */
export function missingCapabilityText(t: TFunction, capability: Capability): string | null {
  switch (capability.offer) {
    case 'yes':
    case 'strategy':
      return null;
    case 'no':
      return capabilityReasonText(t, capability.reason);
    case 'needs':
      return t('capability.needs', { setting: fieldLabel(t, capability.setting) });
  }
}

const strategies = ['park-on-channel', 'vendor-mail', 'forced', 'keydesk-link'] as const;

/** Says by which work-around something is done, or null when it is done directly. */
export function strategyText(t: TFunction, capability: Capability): string | null {
  if (capability.offer !== 'strategy') return null;
  const known = strategies.find((name) => name === capability.name);
  return known === undefined ? t('strategy.unknown', { name: capability.name }) : t(`strategy.${known}`);
}

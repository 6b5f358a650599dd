import {
  byStrategy,
  needsSetting,
  notOffered,
  offered,
  type Capability,
  type VendorCapabilities,
} from '../../../shared/domain/capability';
import type { SalesforceB2cConfig } from './config';
import { facts } from './facts';

/** What a connection with these settings can do; without a list of its secrets all are taken to be there. */
export function capabilitiesOf(
  config: SalesforceB2cConfig,
  secretFields: readonly string[] | undefined,
): VendorCapabilities {
  const lacks = (field: string): boolean => secretFields !== undefined && !secretFields.includes(field);
  /** Offered when nothing is missing, else the first thing that is. */
  const withSecrets = (fields: readonly string[], otherwise: Capability = offered): Capability => {
    const missing = fields.find(lacks);
    return missing === undefined ? otherwise : needsSetting(missing);
  };
  const redirect = config.slasRedirectUri === undefined ? needsSetting('slasRedirectUri') : offered;
  const privateClient = ['slasClientId', 'slasClientSecret'];
  return {
    findBy: { email: offered, code: offered, login: offered },
    access: {
      activate: offered,
      deactivate: offered,
      hold: notOffered('no-hold-state'),
      release: notOffered('no-hold-state'),
    },
    deactivateEndsSessions: facts.deactivateEndsSessions,
    resets: {
      link: {
        capability: config.resetUrlTemplate === undefined ? needsSetting('resetUrlTemplate') : offered,
        facts: {
          mintedBy: 'vendor',
          mailedBy: 'nobody',
          lifetime: { kind: 'fixed', minutes: facts.usualResetMinutes },
          unlocks: facts.platformResetUnlocks,
          endsSessions: facts.platformResetEndsSessions,
          voidsOlder: facts.newTokenVoidsOlder,
          stampMovesOnPasswordChange: null,
        },
      },
      mailed: {
        capability: withSecrets(['slasClientId']),
        facts: {
          mintedBy: null,
          mailedBy: 'vendor',
          lifetime: { kind: 'fixed', minutes: facts.mailedResetMinutes },
          unlocks: facts.mailedResetUnlocks,
          endsSessions: facts.mailedResetEndsSessions,
          voidsOlder: facts.mailedResetVoidsOlder,
          stampMovesOnPasswordChange: null,
        },
      },
      forced: { capability: notOffered('no-forced-reset'), facts: null },
    },
    setPassword: offered,
    checkSignIn: withSecrets(['slasClientId'], redirect),
    signInAs:
      config.signInStrategy === 'trusted-system'
        ? withSecrets(privateClient, byStrategy('trusted-system'))
        : withSecrets(privateClient, redirect),
    register: offered,
    resendConfirmation: notOffered('no-confirmation-mail'),
    inspectSession: withSecrets(privateClient),
    endSession: withSecrets(privateClient),
  };
}

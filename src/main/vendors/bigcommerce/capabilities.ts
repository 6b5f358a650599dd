import {
  byStrategy,
  needsSetting,
  notOffered,
  offered,
  type Capability,
  type ResetFacts,
  type ResetKind,
  type VendorCapabilities,
} from '../../../shared/domain/capability';
import { parkingChannelOf, type BigCommerceConfig } from './config';
import { inferred } from './facts';

const linkFacts: ResetFacts = {
  mintedBy: 'keydesk',
  mailedBy: 'nobody',
  lifetime: { kind: 'chosen' },
  unlocks: 'unknown',
  endsSessions: 'unknown',
  voidsOlder: 'no',
  stampMovesOnPasswordChange: inferred.stampMovesOnPasswordChange,
};
const mailedFacts: ResetFacts = {
  mintedBy: null,
  mailedBy: 'vendor',
  lifetime: { kind: 'unknown' },
  unlocks: 'unknown',
  endsSessions: 'unknown',
  voidsOlder: 'unknown',
  stampMovesOnPasswordChange: null,
};
/** BigCommerce mails the shopper by itself at the next attempt to sign in, even with a wrong password. */
const forcedFacts: ResetFacts = { ...mailedFacts, lifetime: { kind: 'until-sign-in' } };

const preferred: Readonly<Record<BigCommerceConfig['resetStrategy'], ResetKind>> = {
  'vendor-mail': 'mailed',
  forced: 'forced',
  'keydesk-link': 'link',
};

/** @param secretFields names of the secrets this connection has; undefined when all are taken to be there */
export function capabilitiesOf(
  config: BigCommerceConfig,
  secretFields: readonly string[] | undefined,
): VendorCapabilities {
  const parking = parkingChannelOf(config) === null ? notOffered('no-account-status') : byStrategy('park-on-channel');
  const missing = (names: readonly string[]): Capability => {
    const absent = names.find((name) => secretFields !== undefined && !secretFields.includes(name));
    return absent === undefined ? offered : needsSetting(absent);
  };
  return {
    findBy: { email: offered, code: offered, login: offered },
    access: {
      activate: parking,
      deactivate: parking,
      hold: notOffered('no-hold-state'),
      release: notOffered('no-hold-state'),
    },
    deactivateEndsSessions: 'unknown',
    resets: {
      link: {
        capability: config.resetPageUrl === undefined ? needsSetting('resetPageUrl') : missing(['resetKey']),
        facts: linkFacts,
      },
      mailed: { capability: offered, facts: mailedFacts },
      forced: { capability: offered, facts: forcedFacts },
    },
    preferredReset: preferred[config.resetStrategy],
    setPassword: offered,
    checkSignIn: offered,
    signInAs: missing(['clientId', 'clientSecret']),
    register: offered,
    resendConfirmation: notOffered('no-confirmation-mail'),
    inspectSession: notOffered('no-session-api'),
    endSession: notOffered('no-session-api'),
  };
}

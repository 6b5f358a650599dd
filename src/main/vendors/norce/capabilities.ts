import {
  needsSetting,
  notOffered,
  offered,
  type Capability,
  type VendorCapabilities,
} from '../../../shared/domain/capability';
import { fail, type KeydeskError } from '../../../shared/domain/failure';
import type { NorceConfig } from './config';
import { inferredSwitches, norceFacts } from './facts';

/** What Norce can do with these settings, and why not where it can't. */
export function norceCapabilities(config: NorceConfig, secretFields?: readonly string[]): VendorCapabilities {
  return {
    findBy: { email: offered, code: offered, login: offered },
    access: {
      activate: offered,
      deactivate: offered,
      hold: notOffered('no-hold-state'),
      release: notOffered('no-hold-state'),
    },
    deactivateEndsSessions: norceFacts.deactivateEndsSessions,
    resets: {
      link: {
        capability: linkCapability(config, secretFields),
        facts: {
          mintedBy: 'keydesk',
          mailedBy: 'nobody',
          lifetime: { kind: 'chosen' },
          unlocks: norceFacts.resetUnlocks,
          endsSessions: 'unknown',
          voidsOlder: 'unknown',
          stampMovesOnPasswordChange: inferredSwitches.stampMovesOnPasswordChange,
        },
      },
      mailed: {
        capability: offered,
        facts: {
          mintedBy: null,
          mailedBy: 'vendor',
          lifetime: { kind: 'unknown' },
          unlocks: norceFacts.resetUnlocks,
          endsSessions: 'unknown',
          voidsOlder: 'unknown',
          stampMovesOnPasswordChange: null,
        },
      },
      forced: { capability: notOffered('no-forced-reset'), facts: null },
    },
    setPassword: offered,
    checkSignIn: offered,
    signInAs: notOffered('no-sign-in-as'),
    register: offered,
    resendConfirmation: notOffered('no-confirmation-mail'),
    inspectSession: notOffered('no-session-api'),
    endSession: notOffered('no-session-api'),
  };
}

function linkCapability(config: NorceConfig, secretFields?: readonly string[]): Capability {
  if (config.resetPageUrl === undefined) return needsSetting('resetPageUrl');
  return secretFields === undefined || secretFields.includes('resetKey') ? offered : needsSetting('resetKey');
}

/** The failure of a call that is not on offer. */
export function refusedBy(capability: Capability): KeydeskError {
  switch (capability.offer) {
    case 'no':
      return fail({ code: 'unsupported', reason: capability.reason });
    case 'needs':
      return fail({ code: 'unsupported', reason: capability.setting });
    default:
      throw new Error('a call on offer was refused');
  }
}

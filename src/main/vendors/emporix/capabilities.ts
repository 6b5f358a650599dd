import {
  byStrategy,
  needsSetting,
  notOffered,
  offered,
  type Capability,
  type VendorCapabilities,
} from '../../../shared/domain/capability';

/** How far a log-in name can be searched: tried out at the first use. */
export type LoginSearchState = 'unknown' | 'works' | 'refused';

export interface CapabilityFacts {
  readonly hasStorefrontClient: boolean;
  readonly loginSearch: LoginSearchState;
}

/** What Emporix can do with these credentials, and why not where it can't. */
export function emporixCapabilities({ hasStorefrontClient, loginSearch }: CapabilityFacts): VendorCapabilities {
  const asShopper: Capability = hasStorefrontClient ? offered : needsSetting('storefrontClientId');
  return {
    findBy: {
      email: offered,
      code: offered,
      // Then a log-in is found only if it is the contact e-mail of some customer as well.
      login: loginSearch === 'refused' ? byStrategy('through-contact-email') : offered,
    },
    access: { activate: offered, deactivate: offered, hold: offered, release: offered },
    // A shopper's token lives for 30 days, and nothing says that switching the account off ends it.
    deactivateEndsSessions: 'unknown',
    resets: {
      link: { capability: notOffered('needs-webhook-relay'), facts: null },
      mailed: {
        capability: asShopper,
        facts: {
          mintedBy: null,
          mailedBy: 'vendor',
          lifetime: { kind: 'unknown' },
          unlocks: 'unknown',
          endsSessions: 'unknown',
          voidsOlder: 'unknown',
          stampMovesOnPasswordChange: null,
        },
      },
      forced: { capability: notOffered('no-forced-reset'), facts: null },
    },
    setPassword: notOffered('no-password-write'),
    checkSignIn: asShopper,
    signInAs: notOffered('needs-employee-token'),
    register: offered,
    resendConfirmation: asShopper,
    inspectSession: offered,
    endSession: offered,
  };
}

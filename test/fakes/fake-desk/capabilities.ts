import {
  byStrategy,
  needsSetting,
  notOffered,
  offered,
  type ResetCapability,
  type ResetFacts,
  type VendorCapabilities,
} from '../../../src/shared/domain/capability';
import type { VendorId } from '../../../src/shared/domain/vendor';

const facts: ResetFacts = {
  mintedBy: null,
  mailedBy: 'vendor',
  lifetime: { kind: 'unknown' },
  unlocks: 'unknown',
  endsSessions: 'unknown',
  voidsOlder: 'unknown',
  stampMovesOnPasswordChange: null,
};
const keydeskLink: ResetCapability = {
  capability: offered,
  facts: {
    ...facts,
    mintedBy: 'keydesk',
    mailedBy: 'nobody',
    lifetime: { kind: 'chosen' },
    voidsOlder: 'yes',
    stampMovesOnPasswordChange: true,
  },
};
const mailed: ResetCapability = { capability: offered, facts };
const without = (reason: Parameters<typeof notOffered>[0]): ResetCapability => ({
  capability: notOffered(reason),
  facts: null,
});

const base: VendorCapabilities = {
  findBy: { email: offered, code: offered, login: offered },
  access: {
    activate: offered,
    deactivate: offered,
    hold: notOffered('no-hold-state'),
    release: notOffered('no-hold-state'),
  },
  deactivateEndsSessions: 'unknown',
  resets: { link: keydeskLink, mailed, forced: without('no-forced-reset') },
  setPassword: offered,
  checkSignIn: offered,
  signInAs: notOffered('no-sign-in-as'),
  register: offered,
  resendConfirmation: notOffered('no-confirmation-mail'),
  inspectSession: notOffered('no-session-api'),
  endSession: notOffered('no-session-api'),
};

/** What the four vendors can do, as their fact sheets say; made here so that the window is tested without an adapter. */
export const fakeCapabilities: Readonly<Record<VendorId, VendorCapabilities>> = {
  norce: base,
  emporix: {
    ...base,
    access: { activate: offered, deactivate: offered, hold: offered, release: offered },
    resets: { link: without('needs-webhook-relay'), mailed, forced: without('no-forced-reset') },
    resendConfirmation: offered,
  },
  bigcommerce: {
    ...base,
    access: {
      activate: notOffered('no-account-status'),
      deactivate: notOffered('no-account-status'),
      hold: notOffered('no-account-status'),
      release: notOffered('no-account-status'),
    },
    resets: {
      link: without('chosen-other-strategy'),
      mailed: without('chosen-other-strategy'),
      forced: {
        capability: byStrategy('forced'),
        facts: { ...facts, mailedBy: 'nobody', lifetime: { kind: 'until-sign-in' }, endsSessions: 'no' },
      },
    },
  },
  'salesforce-b2c': {
    ...base,
    resets: {
      link: {
        capability: offered,
        facts: {
          ...facts,
          mintedBy: 'vendor',
          mailedBy: 'nobody',
          lifetime: { kind: 'fixed', minutes: 30 },
          unlocks: 'yes',
          voidsOlder: 'yes',
        },
      },
      mailed: { capability: needsSetting('slasClientId'), facts: null },
      forced: without('no-forced-reset'),
    },
  },
};

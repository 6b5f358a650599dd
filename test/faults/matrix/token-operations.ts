import type { VendorReset, VendorResetTicket } from '../../../src/main/vendors/port';
import { notOffered, offered } from '../../../src/shared/domain/capability';
import { failureOf, never } from '../../conformance/vendor-adapter/bench';
import { shopperToken } from '../../conformance/emporix/raw';
import { openShopperSession } from '../../conformance/salesforce-b2c/raw';
import { newPassword, type MatrixOperation, type Subject } from './matrix-operation';

const noVendorLink = notOffered('no-vendor-link');

/** What a link carries to the merchant's page, in its query or behind `#`. */
function ticketIn(link: string): VendorResetTicket {
  const { hash, searchParams } = new URL(link);
  const behind = new URLSearchParams(hash.slice(1));
  const token = searchParams.get('t') ?? behind.get('t');
  if (token === null) throw new Error('the link carries no token');
  return { token, login: searchParams.get('c') ?? behind.get('l') };
}

function ticketOf(reset: VendorReset, { emulator }: Subject): VendorResetTicket {
  const link =
    reset.kind === 'link' && reset.mintedBy === 'vendor' ? reset.url : (emulator.outbox.all().at(-1)?.link ?? '');
  return ticketIn(link);
}

async function prepareTicket(subject: Subject): Promise<Pick<Subject, 'ticket'>> {
  const { adapter, account } = subject;
  const kind = adapter.capabilities.resets.link.facts?.mintedBy === 'vendor' ? 'link' : 'mailed';
  return { ticket: ticketOf(await adapter.requestReset(account, { kind }, never), subject) };
}

function ticketFrom({ ticket }: Subject): VendorResetTicket {
  if (ticket === null) throw new Error('no ticket was made');
  return ticket;
}

async function prepareSession({ adapter, emulator, account }: Subject): Promise<Pick<Subject, 'session'>> {
  const login = account.login ?? '';
  return {
    session:
      adapter.vendor === 'emporix'
        ? await shopperToken(emulator, login, 'First-pass-1')
        : (await openShopperSession(emulator, login)).refresh_token,
  };
}

/** Writes whose effect lies in a token or a session and not in the account. */
export const tokenOperations: readonly MatrixOperation[] = [
  {
    name: 'link by the vendor',
    from: 'active',
    capability: ({ capabilities: { resets } }) =>
      resets.link.facts?.mintedBy === 'vendor' ? resets.link.capability : noVendorLink,
    // A newer token voids the older, so that one from before tells whether the write was done.
    prepare: prepareTicket,
    writePath: /create-reset-token$/u,
    act: ({ adapter, account }) => adapter.requestReset(account, { kind: 'link' }, never),
    effects: async (subject) => {
      const older = subject.onlooker().redeemReset(ticketFrom(subject), newPassword, never);
      return older.then(
        () => 0,
        async () => ((await failureOf(older)).code === 'rejected' ? 1 : Number.NaN),
      );
    },
    verifiable: false,
  },
  {
    name: 'redeem reset',
    from: 'active',
    capability: ({ vendor }) => (vendor === 'norce' ? noVendorLink : offered),
    prepare: prepareTicket,
    act: (subject) => subject.adapter.redeemReset(ticketFrom(subject), newPassword, never),
    effects: ({ emulator, id }) => (emulator.acceptsPassword(id, newPassword) ? 1 : 0),
    verifiable: false,
  },
  {
    name: 'resend confirmation',
    from: 'active',
    capability: ({ capabilities }) => capabilities.resendConfirmation,
    writePath: /\/signup\/optin\/refresh_token$/u,
    act: ({ adapter, account }) => adapter.resendConfirmation(account, never),
    effects: ({ emulator }) => emulator.outbox.all().length,
    verifiable: false,
  },
  {
    // By the client's own right: elsewhere the browser that opens the page does it, and no call of Keydesk's writes.
    name: 'session as the shopper (trusted system)',
    from: 'active',
    settings: { 'salesforce-b2c': { signInStrategy: 'trusted-system' } },
    capability: ({ capabilities }) =>
      capabilities.signInAs.offer === 'strategy' ? capabilities.signInAs : notOffered('no-sign-in-as'),
    writePath: /\/trusted-system\/token$/u,
    act: ({ adapter, account }) => adapter.signInAs(account, {}, never),
    effects: ({ emulator, id }) => (JSON.stringify(emulator.peek(id)?.record).includes('"lastLoginTime"') ? 1 : 0),
    verifiable: false,
  },
  {
    name: 'end session',
    from: 'active',
    capability: ({ capabilities }) => capabilities.endSession,
    prepare: prepareSession,
    writePath: /\/(?:logout|revoke)$/u,
    act: ({ adapter, session }) => adapter.endSession(session ?? '', never),
    effects: async ({ onlooker, session }) => ((await onlooker().inspectSession(session ?? '', never)).active ? 0 : 1),
    verifiable: false,
  },
];

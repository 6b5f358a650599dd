import { issueToken } from '../../../src/main/reset-links/issue-token';
import { parseResetKey } from '../../../src/main/reset-links/keys';
import { buildResetUrl, checkResetPage } from '../../../src/main/reset-links/reset-url';
import type { VendorAdapter } from '../../../src/main/vendors/port';
import { vendorDefinitions } from '../../../src/main/vendors/registry';
import type { VendorId } from '../../../src/shared/domain/vendor';
import type { Training } from '../../../src/training/start-training';

export const oldPassword = 'Old-pass-4711';
export const newPassword = 'Tre små segel 4711';

export interface Caller {
  readonly id: string;
  readonly email: string;
  readonly adapter: VendorAdapter;
  /** A fresh link, as this vendor's shoppers get it. */
  link(): Promise<string>;
  /** What the store itself says. */
  accepts(password: string): boolean;
}

let callers = 0;

/** Puts a shopper into a training store and gets links for them by the way the desk does. */
export function createCaller(training: Training, vendor: VendorId): Caller {
  callers += 1;
  const email = `caller.${callers}@example.test`;
  const emulator = training.emulators[vendor];
  const id = emulator.seed({ email, login: email, password: oldPassword, firstName: 'Cal', lastName: 'Ler' });
  const adapter = openAdapter(training, vendor);
  return {
    id,
    email,
    adapter,
    link: () => makeLink(training, vendor, adapter, email),
    accepts: (password) => emulator.acceptsPassword(id, password),
  };
}

export function openAdapter(training: Training, vendor: VendorId): VendorAdapter {
  const { config, secrets } = training.stores[vendor];
  return vendorDefinitions[vendor].open({
    config,
    secrets: () => Promise.resolve(secrets),
    secretFields: Object.keys(secrets),
    fetch,
    clock: { now: () => Date.now() },
  });
}

async function makeLink(training: Training, vendor: VendorId, adapter: VendorAdapter, email: string): Promise<string> {
  const signal = AbortSignal.timeout(10_000);
  const [account] = await adapter.find({ by: 'email', value: email }, signal);
  if (account === undefined) throw new Error(`${vendor} does not find its own shopper`);
  if (vendor === 'emporix') {
    await adapter.requestReset(account, { kind: 'mailed' }, signal);
    const link = training.outbox().find(({ to }) => to === email)?.link ?? null;
    if (link === null) throw new Error('no mail with a link');
    return link;
  }
  const reset = await adapter.requestReset(account, { kind: 'link' }, signal);
  if (reset.kind !== 'link') throw new Error('not a link');
  if (reset.mintedBy === 'vendor') return reset.url;
  const page = checkResetPage(reset.pageUrl, { allowedHosts: null, training: true });
  const facts = adapter.capabilities.resets.link.facts;
  const { token, claims } = await issueToken({
    key: parseResetKey(training.stores[vendor].secrets['resetKey'] ?? ''),
    audience: page.origin,
    account: reset.account,
    stampMoves: facts?.stampMovesOnPasswordChange === true,
    purpose: 'reset',
    lifetimeMinutes: 60,
    nowSeconds: Math.floor(Date.now() / 1_000),
  });
  return buildResetUrl(page, token, claims.aud);
}

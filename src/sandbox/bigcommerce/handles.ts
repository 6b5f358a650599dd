import type { SandboxDraft, SandboxShopper, SandboxState } from '../emulator';
import { hashPassword } from '../kit/passwords';
import { addCustomer } from './add-customer';
import { rememberChannels } from './fixtures';
import { codeAttribute, parkingChannelId, trainingPassword } from './layout';
import { metafieldsOf } from './metafield-routes';
import { presentCustomer, presentMetafield } from './present';
import { signInVerdict } from './rules';
import { attributeValueOf, type Store } from './store';
import type { StoredCustomer } from './types';

const everything = new Set(['addresses', 'attributes', 'storecredit']);
const dayMs = 24 * 3_600_000;

/** Puts a shopper in. `inactive` is played by parking, because the vendor has no such state. */
export function seedShopper(store: Store, draft: SandboxDraft): string {
  const state = draft.state ?? 'no-switch';
  if (!['active', 'no-switch', 'inactive', 'parked'].includes(state)) {
    throw new Error(`BigCommerce has no state "${state}"`);
  }
  const parked = state === 'inactive' || state === 'parked';
  const number = String(store.sequence.customer + 1);
  // A day old, so that the next change moves a stamp of whole seconds.
  const createdAt = store.clock.now() - dayMs;
  const customer = addCustomer(store, {
    email: draft.email ?? draft.login ?? `seeded.${number}@example.test`,
    firstName: draft.firstName ?? 'Seeded',
    lastName: draft.lastName ?? `Shopper ${number}`,
    password: hashPassword(draft.password ?? trainingPassword),
    createdAt,
    ...(draft.code === undefined ? {} : { code: draft.code }),
    ...(parked ? { channelIds: [parkingChannelId] } : {}),
  });
  if (parked) rememberChannels(store, customer.id, null);
  return String(customer.id);
}

export function peekShopper(store: Store, id: string): SandboxShopper | null {
  const customer = store.customers.get(Number(id));
  if (customer === undefined) return null;
  return {
    id: String(customer.id),
    code: attributeValueOf(store, customer.id, codeAttribute.id)?.value ?? String(customer.id),
    email: customer.email,
    login: customer.email,
    state: stateOf(customer),
    forcedReset: customer.forcePasswordReset,
    writes: customer.writes,
    record: {
      ...presentCustomer(store, customer, everything),
      metafields: metafieldsOf(store, customer.id).map((item) => presentMetafield(item, store.clientId)),
    },
  };
}

export function acceptsPassword(store: Store, id: string, password: string): boolean {
  const customer = store.customers.get(Number(id));
  if (customer === undefined) return false;
  return signInVerdict(store, customer, password, store.switches.storefrontChannelId) === 'ok';
}

function stateOf(customer: StoredCustomer): SandboxState {
  return customer.channelIds?.length === 1 && customer.channelIds[0] === parkingChannelId ? 'parked' : 'no-switch';
}

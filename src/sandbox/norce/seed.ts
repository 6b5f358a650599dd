import { hashPassword } from '../kit/passwords';
import type { SandboxDraft, SandboxShopper, SandboxState } from '../emulator';
import { trainingPassword } from './fixtures';
import { newCustomer } from './new-customer';
import { presentCustomer } from './present';
import { accountIn } from './store';
import type { StoredCustomer } from './types';
import { applicationId, type World } from './world';

const states: readonly SandboxState[] = ['active', 'inactive', 'removed', 'no-login'];

/** Puts a shopper in past all rules, as an import would: also a double of an e-mail. */
export function seedCustomer(world: World, draft: SandboxDraft): string {
  const state = draft.state ?? 'active';
  if (!states.includes(state)) throw new Error(`Norce has no state "${state}"`);
  const id = world.store.nextCustomerId();
  const email = draft.email === undefined ? `shopper.${String(id)}@example.test` : draft.email;
  const login = draft.login === undefined ? email : draft.login;
  const hasLogin = state !== 'no-login' && login !== null;
  const customer = newCustomer({
    id,
    application: applicationId,
    account: hasLogin
      ? { id: world.store.nextAccountId(), login, password: hashPassword(draft.password ?? trainingPassword) }
      : null,
    accountActive: state !== 'inactive',
    customerActive: state !== 'removed',
    createdAt: world.clock.now(),
    fields: {
      Code: draft.code ?? `S-${String(id)}`,
      Email: email,
      FirstName: draft.firstName ?? 'Test',
      LastName: draft.lastName ?? 'Shopper',
    },
  });
  world.store.customers.set(id, customer);
  return String(id);
}

export function peekCustomer(world: World, id: string): SandboxShopper | null {
  const customer = world.store.customers.get(Number(id));
  if (customer === undefined) return null;
  return {
    id,
    code: customer.fields.Code,
    email: customer.fields.Email,
    login: accountIn(customer, applicationId)?.fields.LoginName ?? null,
    state: stateOf(customer),
    forcedReset: false,
    writes: customer.writes,
    record: presentCustomer(customer, { application: applicationId, companies: true, expand: null }),
  };
}

function stateOf(customer: StoredCustomer): SandboxState {
  const account = accountIn(customer, applicationId);
  if (!customer.isActive) return 'removed';
  if (account === null) return 'no-login';
  return account.isActive ? 'active' : 'inactive';
}

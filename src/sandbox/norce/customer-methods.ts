import { randomBytes } from 'node:crypto';
import { hashPassword } from '../kit/passwords';
import { answer, badRequest, refuse } from './answers';
import { intParameter, type Call, type Method } from './call';
import { readCustomerBody, type AccountBody } from './customer-body';
import { accountFieldsOf, fieldsOf } from './customer-changes';
import { refusalOf } from './customer-rules';
import { newCustomer } from './new-customer';
import { presentCustomer } from './present';
import { accountIn, markWritten } from './store';
import type { StoredCustomer } from './types';

/** Writes of whole customers. The password of each travels in the query. */
export const customerMethods: readonly Method[] = [
  { name: 'UpdateCustomer3', verb: 'POST', run: updateCustomer },
  { name: 'RegisterCustomer3', verb: 'POST', run: (call) => addCustomer(call, 'updatedBy') },
  { name: 'CreateCustomer3', verb: 'POST', run: (call) => addCustomer(call, null) },
];

async function updateCustomer(call: Call): Promise<Response> {
  const { world, application } = call;
  const body = readCustomerBody(await call.body());
  if (body === null || intParameter(call, 'updatedBy') === null) return badRequest(world, 'bad Customer or updatedBy');
  const stored = world.store.customers.get(body.Id ?? 0);
  if (stored === undefined) return refuse(world, 'CustomerMissing');
  const account = accountIn(stored, application);
  if (world.switches['updateTakesInactive'] !== true && (account?.isActive === false || !stored.isActive)) {
    return refuse(world, 'CustomerMissing');
  }
  const refusal = refusalOf(world, body, stored, application);
  if (refusal !== null) return refuse(world, refusal);
  stored.fields = fieldsOf(body, world.switches['updateClearsMissing'] === true ? {} : stored.fields);
  const password = call.query('password') ?? '';
  if (account !== null) {
    // Whether the login works is not changed here; that is what UpdateAccountStatus is for.
    if (body.Account) account.fields = accountFieldsOf(body.Account, account.fields.Id, account.fields.Key);
    if (password !== '') account.password = hashPassword(password);
  } else if (body.Account) {
    addAccount(call, stored, body.Account, password);
  }
  markWritten(stored, world.clock.now(), password === '' || world.switches['passwordMovesUpdated'] === true);
  mail(call, stored, 'customer-updated');
  return answer(world, presentCustomer(stored, { application, companies: true, expand: null }));
}

async function addCustomer(call: Call, requiredActor: string | null): Promise<Response> {
  const { world, application } = call;
  const body = readCustomerBody(await call.body());
  const isComplete = requiredActor === null || intParameter(call, requiredActor) !== null;
  if (body === null || !isComplete) return badRequest(world, 'bad Customer or actor');
  const refusal = refusalOf(world, body, null, application);
  if (refusal !== null) return refuse(world, refusal);
  const id = world.store.nextCustomerId();
  const now = world.clock.now();
  const fields = fieldsOf(body, { Code: String(id) });
  const customer = newCustomer({ id, application, fields, account: null, createdAt: now });
  if (body.Account) addAccount(call, customer, body.Account, call.query('password') ?? '');
  world.store.customers.set(id, customer);
  markWritten(customer, now);
  mail(call, customer, 'registration');
  return answer(world, presentCustomer(customer, { application, companies: true, expand: null }));
}

function addAccount({ world, application }: Call, customer: StoredCustomer, body: AccountBody, password: string): void {
  customer.accounts.push({
    applicationId: application,
    fields: accountFieldsOf(body, world.store.nextAccountId(), null),
    isActive: true,
    // Without a password the service makes one: eight letters and digits that nobody knows.
    password: hashPassword(password === '' ? randomBytes(6).toString('base64url') : password),
  });
}

/** Mails the shopper unless the call says not to. */
function mail({ world, query }: Call, customer: StoredCustomer, template: string): void {
  const to = customer.fields.Email;
  if (query('doSendMail')?.toLowerCase() === 'false' || world.switches['mailConfigured'] !== true || to === null)
    return;
  world.outbox.add({ to, template, link: null, at: new Date(world.clock.now()).toISOString() });
}

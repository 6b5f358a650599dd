import { z } from 'zod';
import { passwordMatches } from '../kit/passwords';
import { answer, badRequest, done, refuse } from './answers';
import { intParameter, type Call, type Method } from './call';
import { presentCustomer } from './present';
import { accountIn, customerByLogin } from './store';
import type { StoredCustomer } from './types';

export const signInMethods: readonly Method[] = [
  { name: 'LoginPost', verb: 'POST', run: login },
  { name: 'SendPasswordReminder', verb: 'POST', run: sendPasswordReminder },
];

/** A login whose customer is gone. */
const orphanLogin = 'orphan@example.test';

const loginBody = z.object({
  LoginName: z.string().max(255),
  Password: z.string().max(4_000),
  CultureCode: z.string().max(16).nullish(),
  IncludeCompanies: z.string().nullish(),
});

async function login(call: Call): Promise<Response> {
  const { world, application } = call;
  const body = readLogin(await call.body());
  if (body === null) return badRequest(world, 'bad body');
  if (body.LoginName === orphanLogin) return refuse(world, 'AccountCustomerMissing');
  const customer = customerByLogin(world.store, body.LoginName, application);
  if (customer === null || !signsIn(customer, application, body.Password)) return refuse(world, 'LoginFailed');
  const companies = body.IncludeCompanies?.toLowerCase() !== 'false';
  return answer(world, presentCustomer(customer, { application, companies, expand: null }));
}

/** Whether this password lets the shopper in: login and customer both on, and the password right. */
export function signsIn(customer: StoredCustomer, application: number, password: string): boolean {
  const account = accountIn(customer, application);
  return customer.isActive && account?.isActive === true && passwordMatches(account.password, password);
}

function sendPasswordReminder(call: Call): Response {
  const { world, application } = call;
  const loginName = call.query('loginName');
  if (loginName === undefined || intParameter(call, 'updatedBy') === null) {
    return badRequest(world, 'loginName and updatedBy are required');
  }
  if (loginName === orphanLogin) return refuse(world, 'AccountCustomerMissing');
  const customer = customerByLogin(world.store, loginName, application);
  if (customer === null) return refuse(world, 'LoginFailed');
  const to = customer.fields.Email;
  // Without mail set up nothing is sent, and nothing says so.
  if (world.switches['mailConfigured'] === true && to !== null) {
    world.outbox.add({
      to,
      template: 'password-reminder',
      link: world.resetPageUrl,
      at: new Date(world.clock.now()).toISOString(),
    });
  }
  return done();
}

function readLogin(body: string): z.infer<typeof loginBody> | null {
  try {
    return loginBody.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

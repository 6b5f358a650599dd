import { answer, badRequest, nothing } from './answers';
import { flagParameter, intParameter, type Call, type Method } from './call';
import { presentCustomer } from './present';
import { accountIn, sameText } from './store';
import type { StoredCustomer } from './types';
import { customerRole } from './world';

/** Lookups by one key: one customer, or nothing. */
export const lookUpMethods: readonly Method[] = [
  byText('GetCustomerByEmail', 'email', (customer) => customer.fields.Email),
  byText('GetCustomerByCode', 'code', (customer) => customer.fields.Code),
  byText('GetCustomerByKey', 'key', (customer) => customer.key),
  byText('GetCustomerByLoginName', 'loginName', (customer, call) => {
    return accountIn(customer, call.application)?.fields.LoginName ?? null;
  }),
  byNumber('GetCustomer', 'id', (customer) => customer.id),
  byNumber('GetCustomerByAccountId', 'accountId', (customer, call) => {
    return accountIn(customer, call.application)?.fields.Id ?? null;
  }),
  { name: 'ListAccountRoles', verb: 'GET', run: ({ world }) => answer(world, [customerRole]) },
];

/** Whether a disabled customer stays out of sight of lookups and plain searches. */
export function isHidden(customer: StoredCustomer, { world, application }: Call): boolean {
  const customerOff = !customer.isActive;
  const accountOff = accountIn(customer, application)?.isActive === false;
  switch (world.switches['hideRule']) {
    case 'customer-only':
      return customerOff;
    case 'account-only':
      return accountOff;
    default:
      return customerOff || accountOff;
  }
}

function byText(
  name: string,
  parameter: string,
  field: (customer: StoredCustomer, call: Call) => string | null,
): Method {
  return {
    name,
    verb: 'GET',
    run: (call) => {
      const wanted = call.query(parameter);
      if (wanted === undefined || wanted === '') return badRequest(call.world, `${parameter} is missing`);
      return firstVisible(call, (customer) => sameText(field(customer, call), wanted));
    },
  };
}

function byNumber(
  name: string,
  parameter: string,
  field: (customer: StoredCustomer, call: Call) => number | null,
): Method {
  return {
    name,
    verb: 'GET',
    run: (call) => {
      const wanted = intParameter(call, parameter);
      if (wanted === null) return badRequest(call.world, `${parameter} is not a number`);
      return firstVisible(call, (customer) => field(customer, call) === wanted);
    },
  };
}

function firstVisible(call: Call, fits: (customer: StoredCustomer) => boolean): Response {
  const { world, application } = call;
  for (const customer of world.store.customers.values()) {
    if (!fits(customer) || isHidden(customer, call)) continue;
    const companies = flagParameter(call, 'includeCompanies') ?? true;
    return answer(world, presentCustomer(customer, { application, companies, expand: null }));
  }
  return nothing(world);
}

import { answer, badRequest, done, serverError } from './answers';
import { flagParameter, intParameter, type Call, type Method } from './call';
import { presentCustomer } from './present';
import { accountIn, markWritten } from './store';

/** The two switches: whether the login works, and whether the customer exists at all. */
export const statusMethods: readonly Method[] = [
  { name: 'UpdateAccountStatus', verb: 'POST', run: updateAccountStatus },
  customerSwitch('ActivateCustomer', 'activatedBy', true),
  customerSwitch('InactivateCustomer', 'inactivatedBy', false),
];

function updateAccountStatus(call: Call): Response {
  const { world, application } = call;
  const id = intParameter(call, 'customerId');
  const isActive = flagParameter(call, 'isActive');
  if (id === null || isActive === null || intParameter(call, 'updatedBy') === null) {
    return badRequest(world, 'customerId, isActive and updatedBy are required');
  }
  const customer = world.store.customers.get(id);
  const account = customer === undefined ? null : accountIn(customer, application);
  if (customer === undefined || account === null) return serverError(world);
  account.isActive = isActive;
  markWritten(customer, world.clock.now());
  const companies = flagParameter(call, 'includeCompanies') ?? true;
  return answer(world, presentCustomer(customer, { application, companies, expand: null }));
}

function customerSwitch(name: string, actor: string, isActive: boolean): Method {
  return {
    name,
    verb: 'POST',
    run: (call) => {
      const id = intParameter(call, 'customerId');
      if (id === null || intParameter(call, actor) === null) {
        return badRequest(call.world, `customerId and ${actor} are required`);
      }
      const customer = call.world.store.customers.get(id);
      if (customer === undefined) return serverError(call.world);
      customer.isActive = isActive;
      markWritten(customer, call.world.clock.now());
      return done();
    },
  };
}

import { Hono } from 'hono';
import { hashPassword } from '../../kit/passwords';
import { requireToken, type EmporixEnv } from '../auth';
import { addCustomer } from '../customers';
import { expandAll, presentCustomer, type Customer, type Profile } from '../customer';
import { duplicate, staleVersion } from '../errors';
import { sendMail, sendResetMail } from '../mails';
import { createBody, patchBody, profileBody, readBody, type CreateBody, type PatchBody } from '../read-body';
import { isOn } from '../switches';
import { emitEvent } from '../webhook-delivery';
import { customerByLogin, isSet, tenant, type World } from '../world';
import { visibleCustomer } from './customers-read';

/** Create, patch, upsert and delete. */
export function customerWriteRoutes(world: World): Hono<EmporixEnv> {
  const app = new Hono<EmporixEnv>();
  const mayWrite = requireToken(world, ['service'], 'customer.customer_manage');
  const mails = (query: string | undefined): boolean => query !== 'false';

  app.post('/:tenant/customers', mayWrite, async (c) => {
    const body = await readBody(c, createBody);
    const customer = create(world, body, body.id ?? null, mails(c.req.query('sendPasswordResetNotifications')));
    return c.json({ id: customer.customerNumber }, 201);
  });

  app.patch('/:tenant/customers/:number', mayWrite, async (c) => {
    const body = await readBody(c, patchBody);
    const customer = visibleCustomer(world, c.get('token'), c.req.param('number'));
    change(world, customer, body);
    if (world.switches['patchBody'] === 'customer') return c.json(presentCustomer(customer, new Set()));
    return c.body(null, 200);
  });

  app.put('/:tenant/customers/:number', mayWrite, async (c) => {
    const body = await readBody(c, patchBody);
    const number = c.req.param('number');
    if (!world.store.customers.has(number)) {
      create(world, body, number, mails(c.req.query('sendPasswordResetNotifications')));
      return c.json({ id: number }, 201);
    }
    const customer = visibleCustomer(world, c.get('token'), number);
    const { active, onHold } = customer.profile;
    change(world, customer, body, { active, onHold });
    return c.body(null, 204);
  });

  app.delete('/:tenant/customers/:number', mayWrite, (c) => {
    const customer = visibleCustomer(world, c.get('token'), c.req.param('number'));
    world.store.customers.delete(customer.customerNumber);
    world.store.deletedNumbers.add(customer.customerNumber);
    world.store.tokens.revokeCustomer(customer.customerNumber);
    emitEvent(world, 'customer.deleted', { customerNumber: customer.customerNumber });
    return c.body(null, 202);
  });

  return app;
}

function create(world: World, body: CreateBody | PatchBody, number: string | null, mail: boolean): Customer {
  const { store } = world;
  checkFree(world, body.contactEmail, number);
  const password = 'password' in body ? body.password : undefined;
  const login = body.type === 'CONTACT' ? undefined : body.contactEmail;
  const customer = addCustomer(world, {
    profile: {
      ...profileBody.parse(body),
      active: body.active ?? isSet(store, 'customerActiveOnCreation'),
      onHold: body.onHold ?? isSet(store, 'customerOnHoldOnCreation'),
    },
    ...(number === null ? {} : { customerNumber: number }),
    accounts: login === undefined ? [] : [{ id: login }],
    password: password === undefined ? null : hashPassword(password),
    initialPassword: password !== undefined,
    mixinSchemas: body.metadata?.mixins ?? {},
  });
  customer.writes += 1;
  if (mail && login !== undefined) {
    if (password === undefined) sendResetMail(world, customer, body.preferredSite ?? 'main');
    else sendMail(world, login, 'initial-password', null);
  }
  emitEvent(world, 'customer.created', { customerNumber: customer.customerNumber });
  return customer;
}

/** @throws Refusal 409 for a taken e-mail, a taken number, and one that a deleted customer had. */
function checkFree({ store }: World, contactEmail: string | undefined, number: string | null): void {
  if (number !== null) {
    const blocked = store.deletedNumbers.has(number) && !isSet(store, recreationKey);
    if (store.customers.has(number) || blocked) throw duplicate(number, tenant);
  }
  if (contactEmail !== undefined && customerByLogin(store, contactEmail) !== null) {
    throw duplicate(contactEmail, tenant);
  }
}

const recreationKey = 'enableRecreationOfDeletedCustomer';

/** Lays the body over the customer, or over `base` for an upsert, which replaces what it does not name. */
function change(world: World, customer: Customer, body: PatchBody, base: Profile = customer.profile): void {
  const sent = body.metadata?.version;
  if (sent !== undefined && sent !== customer.version && isOn(world.switches, 'versionCheck')) throw staleVersion();
  const before = JSON.stringify(presentCustomer(customer, expandAll));
  const wasContact = customer.profile.type === 'CONTACT';
  const sentProfile = profileBody.parse(body);
  customer.profile = {
    ...base,
    ...sentProfile,
    active: sentProfile.active ?? base.active,
    onHold: sentProfile.onHold ?? base.onHold,
  };
  customer.mixinSchemas = { ...customer.mixinSchemas, ...body.metadata?.mixins };
  if (JSON.stringify(presentCustomer(customer, expandAll)) !== before) customer.writes += 1;
  customer.version += 1;
  if (wasContact && customer.profile.type === 'CUSTOMER') openStorefront(world, customer);
  const barred = !customer.profile.active || customer.profile.onHold;
  if (barred && isOn(world.switches, 'revokeOnDeactivate')) world.store.tokens.revokeCustomer(customer.customerNumber);
  const { active, onHold } = customer.profile;
  emitEvent(world, 'customer.updated', { customerNumber: customer.customerNumber, active, onHold });
}

/** A contact who becomes a customer gets a log-in and both mails. */
function openStorefront(world: World, customer: Customer): void {
  const { contactEmail, preferredSite } = customer.profile;
  if (contactEmail === undefined) return;
  if (customer.accounts.length === 0) customer.accounts = [{ id: contactEmail }];
  sendResetMail(world, customer, preferredSite ?? 'main');
  sendMail(world, contactEmail, 'account-activated', null);
}

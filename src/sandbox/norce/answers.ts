import { toJson, toNorceDate } from './dates';
import type { World } from './world';

/** Keys of refusals, with the sentence the service says. */
export const refusals = {
  LoginFailed: 'Login failed.',
  AccountCustomerMissing: 'The account has no customer.',
  AccountAlreadyExists: 'An account with this login name exists.',
  CustomerAlreadyExists: 'A customer with this email exists.',
  CustomerMissing: 'The customer is missing.',
  InvalidEmail: 'The email is not valid.',
  CompanyAlreadyExists: 'A company with this number and name exists.',
  InvalidCompanyName: 'The company has no name.',
  DeliveryAddressZipMissing: 'The delivery address has no zip.',
  DeliveryAddressCityMissing: 'The delivery address has no city.',
  DeliveryAddressCountryMissing: 'The delivery address has no country.',
  InvoiceAddressZipMissing: 'The invoice address has no zip.',
  InvoiceAddressCityMissing: 'The invoice address has no city.',
  InvoiceAddressCountryMissing: 'The invoice address has no country.',
} as const;
export type RefusalKey = keyof typeof refusals;

export function answer(world: World, value: unknown, status = 200): Response {
  return new Response(toJson(value, world.switches['slashEscapedDates'] === true), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}

/** "No such customer": a success without a customer. */
export function nothing(world: World): Response {
  switch (world.switches['nullStyle']) {
    case 'empty-200':
      return new Response('', { status: 200 });
    case 'no-content-204':
      return new Response(null, { status: 204 });
    default:
      return answer(world, null);
  }
}

/** A success that says nothing, as the calls without a result give it. */
export function done(): Response {
  return new Response('', { status: 200 });
}

/** 400 with a business key. */
export function refuse(world: World, key: RefusalKey): Response {
  const text = refusals[key];
  if (world.switches['faultStyle'] === 'plain-text') {
    return new Response(`Bad Request: ${key}`, { status: 400, headers: { 'content-type': 'text/plain' } });
  }
  const messages = world.switches['faultStyle'] === 'messages-object' ? { [key]: text } : [{ Key: key, Value: text }];
  return fault(world, 400, text, messages);
}

/** A missing or ill-typed parameter, or a body that is no Customer. */
export function badRequest(world: World, text: string): Response {
  return fault(world, 400, text, []);
}

export function serverError(world: World): Response {
  return fault(world, 500, 'Internal Server Error', []);
}

function fault(world: World, status: number, message: string, messages: unknown): Response {
  const body = {
    MessageId: 0,
    Message: message,
    Orchestration: null,
    TimeStamp: toNorceDate(world.clock.now()),
    Record: null,
    Messages: messages,
  };
  return answer(world, body, status);
}

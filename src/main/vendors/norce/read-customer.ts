import { fail } from '../../../shared/domain/failure';
import type { HttpAnswer } from '../http';
import { parseWire } from '../http/parse-json';
import { refusalOf } from './refusal';
import { customerSchema, customersSchema, type WireCustomer } from './wire';

/**
 * What a successful answer holds: JSON, or null for the three ways in which the service says "nothing" (`null`, an empty
 * body, 204).
 *
 * @throws KeydeskError for a refusal or a body that is not JSON.
 */
export function contentOf(answer: HttpAnswer): unknown {
  if (!answer.ok) throw refusalOf(answer);
  return answer.status === 204 || answer.text.trim() === '' ? null : answer.json();
}

/** @throws KeydeskError `vendor-error` when the customer is another one than asked for. */
export function readCustomer(content: unknown, status: number, id: number | null): WireCustomer | null {
  const customer = parseWire(customerSchema.nullable(), content, status);
  if (customer !== null && id !== null && customer.Id !== id) {
    throw fail({ code: 'vendor-error', cause: 'schema', path: 'id', status });
  }
  return customer;
}

export function readCustomers(answer: HttpAnswer): readonly WireCustomer[] {
  return parseWire(customersSchema, contentOf(answer), answer.status) ?? [];
}

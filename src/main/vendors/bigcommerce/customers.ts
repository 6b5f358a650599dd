import type { ShopperAccount } from '../../../shared/domain/account';
import { fail } from '../../../shared/domain/failure';
import type { LookupKey } from '../../../shared/domain/lookup-key';
import type { CallKind } from '../http/limits';
import { parseWire } from '../http/parse-json';
import type { Api } from './api';
import type { CodeIndex } from './code-index';
import { emailMaxLength, pageSize, scopes } from './facts';
import { isCustomerId, ownCode, sameEmail, toAccount } from './map';
import { wireCustomersSchema, type WireCustomer } from './wire';

/** Reads customers. Never writes. */
export interface Customers {
  find(key: LookupKey, signal: AbortSignal): Promise<ShopperAccount[]>;
  get(accountId: string, signal: AbortSignal): Promise<ShopperAccount | null>;
  /** @throws KeydeskError `not-found` */
  read(accountId: string, signal: AbortSignal): Promise<CustomerRead>;
  toAccount(customer: WireCustomer, signal: AbortSignal): Promise<ShopperAccount>;
}

/** One customer, as the vendor sent it and in Keydesk's words. */
export interface CustomerRead {
  readonly customer: WireCustomer;
  readonly account: ShopperAccount;
}

export interface CustomersOptions {
  readonly api: Api;
  readonly codeIndex: CodeIndex;
  readonly hasCodeAttribute: boolean;
  readonly parkingChannelId: number | null;
}

export function createCustomers(options: CustomersOptions): Customers {
  const { api, codeIndex, hasCodeAttribute, parkingChannelId } = options;

  async function query(
    filter: Readonly<Record<string, string>>,
    kind: CallKind,
    signal: AbortSignal,
  ): Promise<readonly WireCustomer[]> {
    const answer = await api.call({
      method: 'GET',
      path: '/v3/customers',
      query: { ...filter, include: 'addresses,attributes', limit: String(pageSize) },
      kind,
      signal,
      scope: scopes.readCustomers,
    });
    return parseWire(wireCustomersSchema, answer.json(), answer.status).data;
  }

  async function byIds(ids: readonly number[], kind: CallKind, signal: AbortSignal): Promise<readonly WireCustomer[]> {
    if (ids.length === 0) return [];
    const found = await query({ 'id:in': ids.join(',') }, kind, signal);
    // Somebody else's account must never be shown as the one that was asked for.
    if (found.some((customer) => !ids.includes(customer.id))) {
      throw fail({ code: 'vendor-error', cause: 'schema', path: 'id', status: 200 });
    }
    return found;
  }

  function map(customers: readonly WireCustomer[], attributeId: number | null): ShopperAccount[] {
    return customers.map((customer) => toAccount(customer, { codeAttributeId: attributeId, parkingChannelId }));
  }

  async function findByEmail(email: string, signal: AbortSignal): Promise<ShopperAccount[]> {
    // A comma would make two addresses of one; neither it nor a blank can be in an e-mail BigCommerce accepts.
    if (email.length > emailMaxLength || !/^[^\s,]+@[^\s,]+$/u.test(email)) return [];
    const [found, attributeId] = await Promise.all([
      query({ 'email:in': email }, 'lookup', signal),
      codeIndex.attributeId(signal),
    ]);
    return map(
      found.filter((customer) => sameEmail(customer.email, email)),
      attributeId,
    );
  }

  /** By BigCommerce's own number and by the merchant's code: one text may be both, of two shoppers. */
  async function findByCode(code: string, signal: AbortSignal): Promise<ShopperAccount[]> {
    const ids = new Set(isCustomerId(code) ? [Number(code)] : []);
    if (hasCodeAttribute) for (const id of await codeIndex.customerIds(code, signal)) ids.add(id);
    const [found, attributeId] = await Promise.all([
      byIds([...ids], 'lookup', signal),
      ids.size === 0 ? null : codeIndex.attributeId(signal),
    ]);
    const fitting = found.filter((customer) => String(customer.id) === code || ownCode(customer, attributeId) === code);
    return map(fitting, attributeId);
  }

  async function readOrNull(accountId: string, signal: AbortSignal): Promise<CustomerRead | null> {
    if (!isCustomerId(accountId)) return null;
    const [found, attributeId] = await Promise.all([
      byIds([Number(accountId)], 'read', signal),
      codeIndex.attributeId(signal),
    ]);
    const customer = found[0];
    if (customer === undefined) return null;
    return { customer, account: toAccount(customer, { codeAttributeId: attributeId, parkingChannelId }) };
  }

  return {
    find: async (key, signal) => {
      switch (key.by) {
        // The e-mail is the log-in; there is no other name.
        case 'email':
        case 'login':
          return findByEmail(key.value, signal);
        case 'code':
          return findByCode(key.value, signal);
      }
    },
    get: async (accountId, signal) => (await readOrNull(accountId, signal))?.account ?? null,
    read: async (accountId, signal) => {
      const read = await readOrNull(accountId, signal);
      if (read === null) throw fail({ code: 'not-found' });
      return read;
    },
    toAccount: async (customer, signal) =>
      toAccount(customer, { codeAttributeId: await codeIndex.attributeId(signal), parkingChannelId }),
  };
}

import { describe, expect, it } from 'vitest';
import { createHiddenKeys } from '../../../../../src/main/vendors/norce/hidden-keys';
import { customerSchema } from '../../../../../src/main/vendors/norce/wire';

const account = (isActive: boolean) => ({ Id: 1, LoginName: 'siri', IsActive: isActive });
const customer = (id: number, more: object) => customerSchema.parse({ Id: id, ...more });

describe('how disabled customers were found', () => {
  it('is remembered by code before e-mail, and only for the disabled', () => {
    const keys = createHiddenKeys();
    keys.note(customer(1, { Code: 'K-1', Email: 'siri@example.test', Account: account(false) }));
    keys.note(customer(2, { Email: 'nils@example.test', IsActive: false }));
    keys.note(customer(3, { Code: 'K-3', Account: account(true) }));
    expect([1, 2, 3].map(keys.textFor)).toEqual(['K-1', 'nils@example.test', null]);
  });

  it('is forgotten when the customer is seen active, and after fifty others', () => {
    const keys = createHiddenKeys();
    keys.note(customer(1, { Code: 'K-1', Account: account(false) }));
    keys.note(customer(1, { Code: 'K-1', Account: account(true) }));
    expect(keys.textFor(1)).toBeNull();
    for (let id = 1; id <= 51; id += 1) keys.note(customer(id, { Code: `K-${String(id)}`, IsActive: false }));
    expect([1, 2, 51].map(keys.textFor)).toEqual([null, 'K-2', 'K-51']);
  });
});

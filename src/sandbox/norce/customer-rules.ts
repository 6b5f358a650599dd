import type { RefusalKey } from './answers';
import type { AddressBody, CustomerBody } from './customer-body';
import { accountIn, customerByLogin, sameText } from './store';
import type { StoredCustomer } from './types';
import type { World } from './world';

/** Why a Customer can't be stored, or null when it can; `stored` is the one it replaces. */
export function refusalOf(
  world: World,
  body: CustomerBody,
  stored: StoredCustomer | null,
  application: number,
): RefusalKey | null {
  return (
    emailRefusal(world, body, stored, application) ??
    loginRefusal(world, body, stored, application) ??
    companyRefusal(world, body) ??
    addressesRefusal(body)
  );
}

function emailRefusal(
  world: World,
  body: CustomerBody,
  stored: StoredCustomer | null,
  application: number,
): RefusalKey | null {
  const email = body.Email ?? '';
  if (email === '') return null;
  if (!/^[^\s@]+@[^\s@]+$/u.test(email)) return 'InvalidEmail';
  // Doubles that an import made stay as they are; only a change can collide.
  if (stored !== null && sameText(stored.fields.Email, email)) return null;
  for (const other of world.store.customers.values()) {
    if (other === stored || !sameText(other.fields.Email, email)) continue;
    if (world.switches['emailScope'] === 'application' && accountIn(other, application) === null) continue;
    return 'CustomerAlreadyExists';
  }
  return null;
}

function loginRefusal(
  world: World,
  body: CustomerBody,
  stored: StoredCustomer | null,
  application: number,
): RefusalKey | null {
  const login = body.Account?.LoginName ?? '';
  const holder = login === '' ? null : customerByLogin(world.store, login, application);
  return holder === null || holder === stored ? null : 'AccountAlreadyExists';
}

function companyRefusal(world: World, body: CustomerBody): RefusalKey | null {
  for (const company of body.Companies ?? []) {
    const name = company.Name ?? '';
    if (name.trim() === '') return 'InvalidCompanyName';
    const isNew = company.Id === null || company.Id === undefined;
    if (isNew && companyExists(world, company.OrgNo ?? null, name)) return 'CompanyAlreadyExists';
  }
  return null;
}

function companyExists(world: World, orgNo: string | null, name: string): boolean {
  return [...world.store.customers.values()].some(({ fields }) =>
    fields.Companies?.some((company) => company.OrgNo === orgNo && sameText(company.Name, name)),
  );
}

function addressesRefusal(body: CustomerBody): RefusalKey | null {
  for (const address of body.DeliveryAddresses ?? []) {
    const missing = missingPart(address);
    if (missing !== null) return `DeliveryAddress${missing}Missing`;
  }
  const missing = missingPart(body.InvoiceAddress ?? null);
  return missing === null ? null : `InvoiceAddress${missing}Missing`;
}

/** What an address lacks; one that holds nothing at all counts as not supplied. */
function missingPart(address: AddressBody | null): 'Zip' | 'City' | 'Country' | null {
  if (address === null) return null;
  const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';
  const { CareOf, Line1, Line2, Zip, City, CountryId } = address;
  if ([CareOf, Line1, Line2, Zip, City].every(isBlank)) return null;
  if (isBlank(Zip)) return 'Zip';
  if (isBlank(City)) return 'City';
  return (CountryId ?? 0) === 0 ? 'Country' : null;
}

import type { AccountBody, AddressBody, CompanyBody, CustomerBody } from './customer-body';
import { emptyAddress } from './fixtures';
import { keyOf } from './new-customer';
import type { AccountFields, Address, Company, CustomerFields, IdValue } from './types';

/** The fields of a Customer body; what it leaves out becomes what `missing` says. */
export function fieldsOf(body: CustomerBody, missing: Partial<CustomerFields>): CustomerFields {
  const keep = <K extends keyof CustomerFields>(
    name: K,
    value: CustomerFields[K] | undefined,
    empty: CustomerFields[K],
  ) => (value === undefined ? (missing[name] ?? empty) : value);
  return {
    Code: keep('Code', body.Code, null),
    Email: keep('Email', body.Email, null),
    SSN: keep('SSN', body.SSN, null),
    FirstName: keep('FirstName', body.FirstName, null),
    LastName: keep('LastName', body.LastName, null),
    Phone: keep('Phone', body.Phone, null),
    CellPhone: keep('CellPhone', body.CellPhone, null),
    ReferId: keep('ReferId', body.ReferId, null),
    ReferUrl: keep('ReferUrl', body.ReferUrl, null),
    Companies: keep('Companies', listOf(body.Companies, companyOf), []),
    DeliveryAddresses: keep('DeliveryAddresses', listOf(body.DeliveryAddresses, addressOf), []),
    InvoiceAddress: keep('InvoiceAddress', optional(body.InvoiceAddress, addressOf), null),
    Flags: keep(
      'Flags',
      listOf(body.Flags, (flag) => ({ ...flag, Name: flag.Name ?? null })),
      [],
    ),
    UseInvoiceAddressAsDeliveryAddress: keep(
      'UseInvoiceAddressAsDeliveryAddress',
      body.UseInvoiceAddressAsDeliveryAddress ?? undefined,
      false,
    ),
    Info: keep('Info', listOf(body.Info, idValueOf), []),
    PricelistIds: keep('PricelistIds', body.PricelistIds, []),
    CrmId: keep('CrmId', body.CrmId, null),
  };
}

/** The fields of an Account body under the ids the service keeps. */
export function accountFieldsOf(body: AccountBody, id: number, key: string | null): AccountFields {
  return {
    Id: id,
    Key: key ?? keyOf('account', id),
    LoginName: body.LoginName ?? null,
    Name: body.Name ?? null,
    Roles: body.Roles ?? [],
    Authorizations: (body.Authorizations ?? []).map(idValueOf),
  };
}

type Wire<T> = T | null | undefined;

function optional<T, R>(value: Wire<T>, map: (value: T) => R): R | null | undefined {
  if (value === undefined) return undefined;
  return value === null ? null : map(value);
}
function listOf<T, R>(values: Wire<readonly T[]>, map: (value: T) => R): readonly R[] | null | undefined {
  return optional(values, (list) => list.map(map));
}

function idValueOf(body: { Id: number; Value?: Wire<string>; Code?: Wire<string> }): IdValue {
  return { Id: body.Id, Value: body.Value ?? null, Code: body.Code ?? null };
}

function addressOf(body: AddressBody): Address {
  return {
    ...emptyAddress,
    Id: body.Id ?? null,
    CareOf: body.CareOf ?? null,
    Line1: body.Line1 ?? null,
    Line2: body.Line2 ?? null,
    Zip: body.Zip ?? null,
    City: body.City ?? null,
    CountryId: body.CountryId ?? 0,
    Country: body.Country ?? null,
    Region: body.Region ?? null,
    IsValidated: body.IsValidated ?? false,
    GlobalLocationNo: body.GlobalLocationNo ?? null,
    ShippingPhoneNumber: body.ShippingPhoneNumber ?? null,
  };
}

function companyOf(body: CompanyBody): Company {
  return {
    Id: body.Id ?? null,
    Key: body.Key ?? keyOf('company', body.Id ?? 0),
    Code: body.Code ?? null,
    Name: body.Name ?? null,
    OrgNo: body.OrgNo ?? null,
    Phone: body.Phone ?? null,
    Email: body.Email ?? null,
    VatNo: body.VatNo ?? null,
  };
}

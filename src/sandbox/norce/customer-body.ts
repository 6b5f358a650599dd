import { z } from 'zod';

const text = (longest: number) => z.string().max(longest).nullish();
const number = z.int().nullish();

const idValue = z.object({ Id: z.int(), Value: text(4_000), Code: text(50) });
const flag = z.object({ Id: z.int(), Name: text(255), Group: z.int(), IsSelected: z.boolean() });
const address = z.object({
  Id: number,
  CareOf: text(255),
  Line1: text(255),
  Line2: text(255),
  Zip: text(50),
  City: text(255),
  CountryId: number,
  Country: text(255),
  Region: text(255),
  IsValidated: z.boolean().nullish(),
  GlobalLocationNo: text(50),
  ShippingPhoneNumber: text(50),
});
const company = z.object({
  Id: number,
  Key: z.guid().nullish(),
  Code: text(50),
  Name: text(255),
  OrgNo: text(50),
  Phone: text(50),
  Email: text(255),
  VatNo: text(50),
});
const account = z.object({
  Id: number,
  Key: z.guid().nullish(),
  LoginName: text(255),
  Name: text(100),
  Roles: z.array(z.int()).nullish(),
  Authorizations: z.array(idValue).nullish(),
});

/** A Customer as a client sends it; members the contract does not know are dropped, as its serialiser does. */
const customerBody = z.object({
  Id: number,
  Code: text(50),
  Email: text(255),
  SSN: text(50),
  FirstName: text(50),
  LastName: text(50),
  Phone: text(50),
  CellPhone: text(50),
  ReferId: number,
  ReferUrl: text(255),
  Account: account.nullish(),
  Companies: z.array(company).nullish(),
  DeliveryAddresses: z.array(address).nullish(),
  InvoiceAddress: address.nullish(),
  Flags: z.array(flag).nullish(),
  UseInvoiceAddressAsDeliveryAddress: z.boolean().nullish(),
  Info: z.array(idValue).nullish(),
  PricelistIds: z.array(z.int()).nullish(),
  CrmId: text(255),
});
export type CustomerBody = z.infer<typeof customerBody>;
export type AddressBody = z.infer<typeof address>;
export type CompanyBody = z.infer<typeof company>;
export type AccountBody = z.infer<typeof account>;

/** The Customer in a request, or null when the body is none. */
export function readCustomerBody(body: string): CustomerBody | null {
  try {
    return customerBody.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

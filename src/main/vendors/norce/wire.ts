import { z } from 'zod';
import { parseNorceDate } from './dates';

const text = z.string().nullish();
const int = z.int().nullish();

/** ISO 8601 in UTC with milliseconds, or null. */
const date = z
  .string()
  .nullish()
  .transform((value, context) => {
    if (value === null || value === undefined) return null;
    const at = parseNorceDate(value);
    if (at !== undefined) return at === null ? null : new Date(at).toISOString();
    context.addIssue({ code: 'custom', message: 'not a date' });
    return z.NEVER;
  });

const account = z.object({
  Id: z.int(),
  LoginName: text,
  Roles: z.array(z.int()).nullish(),
  IsActive: z.boolean(),
});

const address = z.object({
  CareOf: text,
  Line1: text,
  Line2: text,
  Zip: text,
  City: text,
  Country: text,
  Region: text,
});
export type WireAddress = Readonly<z.infer<typeof address>>;

/** A Customer as the service sends it, as far as Keydesk looks at it. The social security number is left where it is. */
export const customerSchema = z.object({
  Id: z.int(),
  Code: text,
  Email: text,
  FirstName: text,
  LastName: text,
  Phone: text,
  CellPhone: text,
  Account: account.nullish(),
  Companies: z.array(z.object({ Id: int, Code: text, Name: text })).nullish(),
  DeliveryAddresses: z.array(address).nullish(),
  InvoiceAddress: address.nullish(),
  Flags: z.array(z.object({ Name: text, IsSelected: z.boolean().nullish() })).nullish(),
  IsActive: z.boolean().nullish(),
  // Only shown, so that an odd one must not hide the account. The other one is what links are bound to.
  Created: date.catch(null),
  Updated: date,
});
export type WireCustomer = Readonly<z.infer<typeof customerSchema>>;

export const customersSchema = z.array(customerSchema).nullable();

export const rolesSchema = z.array(z.object({ Id: z.int(), Value: text, Code: text })).nullable();

/** A page of the Query API's customers, with the columns Keydesk selects. */
export const queryPageSchema = z.object({
  value: z.array(
    z.object({ Id: z.int(), CustomerCode: text, EmailAddress: text, FirstName: text, LastName: text }).partial({
      CustomerCode: true,
      EmailAddress: true,
      FirstName: true,
      LastName: true,
    }),
  ),
});
export type QueryRow = Readonly<z.infer<typeof queryPageSchema>['value'][number]>;

export const tokenSchema = z.object({
  access_token: z.string().min(1).max(16_384),
  expires_in: z.number().positive().optional(),
  scope: z.string().nullish(),
});

export const oauthErrorSchema = z.object({ error: z.string() });

/** The body of a refusal; keys come as a list of pairs or as an object. */
export const faultSchema = z.object({
  Messages: z.union([z.array(z.object({ Key: z.string() })), z.record(z.string(), z.unknown())]).nullish(),
});

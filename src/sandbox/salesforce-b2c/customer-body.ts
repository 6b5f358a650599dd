import { z } from 'zod';
import { Problem, problems } from './problems';

const text = (max: number): z.ZodOptional<z.ZodString> => z.string().max(max).optional();
const instant = z.iso.datetime({ offset: true }).optional();

const address = z.looseObject({
  addressId: z.string().max(256),
  countryCode: z.string().max(2),
  lastName: z.string().max(256),
  firstName: text(256),
  address1: text(256),
  address2: text(256),
  city: text(256),
  postalCode: text(256),
  stateCode: text(256),
  companyName: text(256),
  phone: text(32),
});

const body = z.looseObject({
  birthday: z.iso.date().optional(),
  companyName: text(256),
  creationDate: instant,
  credentials: z
    .strictObject({
      login: text(256),
      enabled: z.boolean().optional(),
      locked: z.boolean().optional(),
      passwordQuestion: text(256),
    })
    .optional(),
  customerId: text(28),
  customerNo: text(100),
  email: text(256),
  fax: text(32),
  firstName: text(256),
  gender: z.number().int().optional(),
  jobTitle: text(256),
  lastLoginTime: instant,
  lastModified: instant,
  lastName: text(256),
  lastVisitTime: instant,
  phoneBusiness: text(32),
  phoneHome: text(32),
  phoneMobile: text(32),
  preferredLocale: text(5),
  previousLoginTime: instant,
  previousVisitTime: instant,
  primaryAddress: address.optional(),
  salutation: text(256),
  secondName: text(256),
  suffix: text(256),
  title: text(256),
});

export type CustomerBody = z.infer<typeof body>;

/** Members the platform keeps itself; what a request says about them is ignored. */
const readOnly = new Set([
  'customerId',
  'creationDate',
  'lastModified',
  'lastLoginTime',
  'lastVisitTime',
  'previousLoginTime',
  'previousVisitTime',
]);

/** Checks a customer sent to the API: lengths, types, and no unknown member unless it begins with `c_`. */
export function parseCustomerBody(value: unknown): CustomerBody {
  const parsed = body.safeParse(value);
  if (!parsed.success) {
    throw problems.constraint(`The value of '${parsed.error.issues[0]?.path.join('.') ?? ''}' is not valid.`);
  }
  const stranger = Object.keys(parsed.data).find((key) => !(key in body.shape) && !key.startsWith('c_'));
  if (stranger !== undefined) throw problems.constraint(`The property '${stranger}' is not known.`);
  return Object.fromEntries(Object.entries(parsed.data).filter(([key]) => !readOnly.has(key)));
}

/** Letters and digits of any script, space, period, dash, underscore and @. */
export function checkLogin(login: string | undefined): string {
  if (login === undefined || login === '') throw new Problem(400, 'login-missing', 'The login is missing.');
  if (!/^[\p{L}\p{N}\p{M} ._@-]{1,256}$/u.test(login)) {
    throw new Problem(400, 'invalid-login', 'The login does not match the acceptance criteria.');
  }
  return login;
}

/** The locale is kept with a hyphen, whichever way it came. */
export function asKept(plain: Omit<CustomerBody, 'credentials'>): object {
  const { preferredLocale } = plain;
  return {
    ...plain,
    ...(typeof preferredLocale === 'string' ? { preferredLocale: preferredLocale.replace('_', '-') } : {}),
  };
}

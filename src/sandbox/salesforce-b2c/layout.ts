/** The one tenant this training store plays, and the clients a merchant would have made for it. */
export const layout = {
  organizationId: 'f_ecom_zzte_053',
  tenantId: 'zzte_053',
  /** Site → its customer list. Two sites share one list; one site has a list of its own. */
  sites: new Map([
    ['RefArch', 'RefArch'],
    ['RefArchOutlet', 'RefArch'],
    ['RefArchGlobal', 'RefArchGlobal'],
  ]),
  mainSite: 'RefArch',
  mainList: 'RefArch',
} as const;

export interface AmClient {
  readonly id: string;
  readonly secret: string;
  readonly active: boolean;
  readonly tenants: readonly string[];
  readonly scopes: readonly string[];
}

export const amClients: readonly AmClient[] = [
  {
    id: 'training-keydesk',
    secret: 'TrainingOnlyKeydesk01',
    active: true,
    tenants: [layout.tenantId],
    scopes: ['sfcc.customerlists', 'sfcc.customerlists.rw', 'sfcc.shopper-customers.login'],
  },
  {
    id: 'training-read-only',
    secret: 'TrainingOnlyReader01',
    active: true,
    tenants: [layout.tenantId],
    scopes: ['sfcc.customerlists'],
  },
  {
    id: 'training-no-resets',
    secret: 'TrainingOnlyNoReset01',
    active: true,
    tenants: [layout.tenantId],
    scopes: ['sfcc.customerlists', 'sfcc.customerlists.rw'],
  },
  {
    id: 'training-other-tenant',
    secret: 'TrainingOnlyOther01',
    active: true,
    tenants: ['zzte_prd'],
    scopes: ['sfcc.customerlists', 'sfcc.customerlists.rw', 'sfcc.shopper-customers.login'],
  },
  { id: 'training-inactive', secret: 'TrainingOnlyInactive01', active: false, tenants: [], scopes: [] },
];

export interface SlasClient {
  readonly id: string;
  /** Null for a public client. */
  readonly secret: string | null;
  readonly channels: readonly string[];
  readonly scopes: readonly string[];
  readonly loginEpRestrict: boolean;
  readonly strictClientAuth: boolean;
}

const behalf = ['sfcc.ts_ext_on_behalf_of', 'sfcc.ta_ext_on_behalf_of'];

export const slasClients: readonly SlasClient[] = [
  {
    id: 'training-slas-private',
    secret: 'TrainingOnlySlas01',
    channels: ['RefArch', 'RefArchOutlet'],
    scopes: ['sfcc.shopper-standard', 'sfcc.pwdless_login', ...behalf],
    loginEpRestrict: false,
    strictClientAuth: false,
  },
  {
    id: 'training-slas-public',
    secret: null,
    channels: ['RefArch'],
    scopes: ['sfcc.shopper-standard'],
    loginEpRestrict: false,
    strictClientAuth: false,
  },
  {
    id: 'training-slas-strict',
    secret: 'TrainingOnlyStrict01',
    channels: ['RefArch'],
    scopes: ['sfcc.shopper-standard'],
    loginEpRestrict: false,
    strictClientAuth: true,
  },
  {
    id: 'training-slas-no-login',
    secret: 'TrainingOnlyNoLogin01',
    channels: ['RefArch'],
    scopes: ['sfcc.shopper-standard'],
    loginEpRestrict: true,
    strictClientAuth: false,
  },
];

/** The Account Manager user that the built-in sign-in page of the trusted-agent flow lets in. */
export const trainingAgent = { user: 'agent@example.test', password: 'Training-pass-1' } as const;

/** Pages of the built-in storefront, below the store's origin. */
export const storefrontPaths = {
  callback: '/storefront/callback',
  slasReset: '/storefront/reset-password',
  platformReset: '/storefront/set-password',
} as const;

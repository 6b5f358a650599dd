/** The records as the Customers API hands them out; members without a value are absent, never null. */
export interface CustomerRecord {
  customerNo: string;
  customerId: string;
  creationDate: string;
  lastModified: string;
  lastName: string;
  firstName?: string;
  secondName?: string;
  salutation?: string;
  suffix?: string;
  title?: string;
  jobTitle?: string;
  companyName?: string;
  birthday?: string;
  gender?: number;
  email?: string;
  fax?: string;
  phoneHome?: string;
  phoneBusiness?: string;
  phoneMobile?: string;
  preferredLocale?: string;
  lastLoginTime?: string;
  lastVisitTime?: string;
  previousLoginTime?: string;
  previousVisitTime?: string;
  credentials?: CredentialsRecord;
  primaryAddress?: AddressRecord;
  [custom: `c_${string}`]: unknown;
}

export interface CredentialsRecord {
  login: string;
  enabled: boolean;
  locked: boolean;
  passwordQuestion?: string;
}

export interface AddressRecord {
  addressId: string;
  countryCode: string;
  lastName: string;
  firstName?: string;
  address1?: string;
  address2?: string;
  city?: string;
  postalCode?: string;
  stateCode?: string;
  companyName?: string;
  phone?: string;
}

import type { TFunction } from 'i18next';

const warnings = [
  'actor-is-default-account',
  'query-api-unavailable',
  'slas-client-missing',
  'slas-client-not-checked',
  'slas-client-refused',
  'slas-not-reachable',
  'storefront-client-missing',
  'more-scopes-than-needed',
  'login-search-not-offered',
  'reset-page-missing',
  'reset-page-not-https',
  'store-not-live',
  'storefront-unverified',
  'storefront-differs',
  'parking-channel-unverified',
] as const;

/** What a test of a connection remarks; a remark without words of its own is shown by its key. */
export function probeWarningText(t: TFunction, key: string, detail: string | null): string {
  const known = warnings.find((candidate) => candidate === key);
  const text = known === undefined ? t('probe.warning', { key }) : t(`probe.remark.${known}`);
  return detail === null ? text : `${text} (${detail})`;
}

import type { TFunction } from 'i18next';
import type { ShopperAccount } from '../../../../shared/domain/account';
import type { Format } from '../../lib/format';
import { accessWord } from './access-word';

/** One fact that is no longer as it was shown. */
export interface FactChange {
  readonly label: string;
  readonly before: string;
  readonly now: string;
}

/** What differs between two readings of one account, in the order of the account page. */
export function accountChanges(
  t: TFunction,
  format: Format,
  before: ShopperAccount,
  now: ShopperAccount,
): readonly FactChange[] {
  const none = t('fact.none');
  const yesNo = (value: boolean | null): string => (value === null ? none : t(value ? 'fact.yes' : 'fact.no'));
  const list = (items: readonly string[]): string => (items.length === 0 ? none : format.list(items));
  const facts: readonly (readonly [label: string, show: (account: ShopperAccount) => string])[] = [
    [t('changes.state'), ({ access }) => accessWord(t, access)],
    [t('changes.name'), ({ name }) => name.display],
    [t('fact.email'), ({ email }) => email ?? none],
    [t('fact.login'), ({ login }) => login ?? none],
    [t('fact.code'), ({ code }) => code ?? none],
    [t('fact.phone'), ({ phones }) => list(phones)],
    [
      t('fact.signInWith'),
      ({ signInProviders }) => (signInProviders.length === 0 ? t('fact.password') : format.list(signInProviders)),
    ],
    [t('fact.mustChange'), ({ mustChangePassword }) => yesNo(mustChangePassword)],
    [t('facts.labels'), ({ labels }) => list(labels.map(({ text }) => text))],
  ];
  return facts
    .map(([label, show]) => ({ label, before: show(before), now: show(now) }))
    .filter((fact) => fact.before !== fact.now);
}

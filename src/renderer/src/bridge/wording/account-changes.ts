import type { TFunction } from 'i18next';
import type { ShopperAccount } from '../../../../shared/domain/account';
import type { Format } from '../../lib/format';
import type { PersonalKind } from '../../lib/mask';
import { accessWord } from './access-word';

/** One fact that is no longer as it was shown. */
export interface FactChange {
  readonly label: string;
  readonly before: FactText;
  readonly now: FactText;
}

/** What a fact says; `kind` is null for what is nothing of the shopper's own. */
interface FactText {
  readonly text: string;
  readonly kind: PersonalKind | null;
}

/** What differs between two readings of one account, in the order of the account page. */
export function accountChanges(
  t: TFunction,
  format: Format,
  before: ShopperAccount,
  now: ShopperAccount,
): readonly FactChange[] {
  const plain = (text: string): FactText => ({ text, kind: null });
  const own = (kind: PersonalKind, text: string | null): FactText =>
    text === null ? plain(t('fact.none')) : { text, kind };
  const yesNo = (value: boolean | null): string => t(value === null ? 'fact.none' : value ? 'fact.yes' : 'fact.no');
  const list = (items: readonly string[]): string | null => (items.length === 0 ? null : format.list(items));
  const facts: readonly (readonly [label: string, show: (account: ShopperAccount) => FactText])[] = [
    [t('changes.state'), ({ access }) => plain(accessWord(t, access))],
    [t('changes.name'), ({ name }) => own('name', name.display)],
    [t('fact.email'), ({ email }) => own('email', email)],
    [t('fact.login'), ({ login }) => own('login', login)],
    [t('fact.code'), ({ code }) => own('code', code)],
    [t('fact.phone'), ({ phones }) => own('phone', list(phones))],
    [
      t('fact.signInWith'),
      ({ signInProviders }) => plain(signInProviders.length === 0 ? t('fact.password') : format.list(signInProviders)),
    ],
    [t('fact.mustChange'), ({ mustChangePassword }) => plain(yesNo(mustChangePassword))],
    [t('facts.labels'), ({ labels }) => plain(list(labels.map(({ text }) => text)) ?? t('fact.none'))],
  ];
  return facts
    .map(([label, show]) => ({ label, before: show(before), now: show(now) }))
    .filter((fact) => fact.before.text !== fact.now.text);
}

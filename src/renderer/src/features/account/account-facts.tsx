import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { labelSchema, type Address, type ShopperAccount } from '../../../../shared/domain/account';
import { AddressText } from '../../components/address-text';
import { CopyValue } from '../../components/copy-value';
import { PersonalText } from '../../components/personal-text';
import { VendorText } from '../../components/vendor-text';
import type { PersonalKind } from '../../lib/mask';
import { useFormat } from '../../lib/use-format';
import { useShortcut } from '../../lib/use-shortcut';
import { useDesk } from '../../stores/desk';
import { maxCopyLength, useCopy } from '../../stores/use-copy';
import { FactGroup, Fact } from './fact';
import css from './account-facts.module.css';

const labelKinds = labelSchema.shape.kind.options;
/** More than these are needed once a week; the rest is counted. */
const shownAtOnce = 2;

interface AccountFactsProps {
  readonly account: ShopperAccount;
  /** The row that says where else the e-mail is known. */
  readonly elsewhere: ReactNode;
}

/** The facts an agent reads out or copies, grouped by what they are for. */
export function AccountFacts({ account, elsewhere }: AccountFactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { announcer } = useDesk();

  useShortcut('copy', () => {
    const focused = document.activeElement;
    if (focused instanceof HTMLButtonElement && 'copies' in focused.dataset) focused.click();
    else announcer.getState().say(t('copy.nothing'));
  });

  const companies = account.companies.map((company) => company.name ?? company.code ?? company.id ?? '');
  return (
    <div className={css['facts']}>
      <FactGroup title={t('facts.identity')}>
        <CopyFact label={t('fact.email')} text={account.email} kind="email" />
        {elsewhere}
        {account.login !== account.email && <CopyFact label={t('fact.login')} text={account.login} kind="login" />}
        <CopyFact label={t('fact.code')} text={account.code} kind="code" />
        {account.phones.map((phone) => (
          <CopyFact key={phone} label={t('fact.phone')} text={phone} kind="phone" />
        ))}
      </FactGroup>
      <FactGroup title={t('facts.signIn')}>
        <Fact label={t('fact.signInWith')}>
          {account.signInProviders.length === 0 ? (
            t(account.access.state === 'no-login' ? 'fact.nothing' : 'fact.password')
          ) : (
            <VendorText text={format.list(account.signInProviders)} />
          )}
          {account.login === account.email && account.login !== null && ` · ${t('fact.loginIsEmail')}`}
        </Fact>
        {account.mustChangePassword !== null && (
          <Fact label={t('fact.mustChange')}>{t(account.mustChangePassword ? 'fact.yes' : 'fact.no')}</Fact>
        )}
        {account.lastSignInAt !== null && (
          <Fact label={t('fact.lastSignIn')}>{format.moment(account.lastSignInAt)}</Fact>
        )}
        {account.createdAt !== null && <Fact label={t('fact.created')}>{format.moment(account.createdAt)}</Fact>}
        {account.updatedAt !== null && <Fact label={t('fact.updated')}>{format.moment(account.updatedAt)}</Fact>}
      </FactGroup>
      {(companies.length > 0 || account.addresses.length > 0) && (
        <FactGroup title={t('facts.belongs')}>
          {companies.length > 0 && (
            <Fact label={t('fact.company')}>
              <Several
                items={companies.map((text) => ({ key: text, node: <PersonalText kind="company" text={text} /> }))}
              />
            </Fact>
          )}
          {account.addresses.length > 0 && (
            <Fact label={t('fact.address')}>
              <Several items={account.addresses.map(addressItem)} />
            </Fact>
          )}
        </FactGroup>
      )}
      {account.labels.length > 0 && (
        <FactGroup title={t('facts.labels')}>
          {labelKinds
            .filter((kind) => account.labels.some((label) => label.kind === kind))
            .map((kind) => (
              <Fact key={kind} label={t(`label.${kind}`)}>
                <ul className={css['labels']}>
                  {account.labels
                    .filter((label) => label.kind === kind)
                    .map((label) => (
                      <li key={label.text}>
                        {kind === 'note' ? (
                          <PersonalText kind="note" text={label.text} />
                        ) : (
                          <VendorText text={label.text} />
                        )}
                      </li>
                    ))}
                </ul>
              </Fact>
            ))}
        </FactGroup>
      )}
    </div>
  );
}

function addressItem(address: Address): { readonly key: string; readonly node: ReactNode } {
  const lines = address.lines.join(', ');
  const country = address.country ?? '';
  return {
    key: `${address.use} ${lines} ${country}`,
    node: (
      <>
        <PersonalText kind="address" text={lines} />
        {lines !== '' && country !== '' && ', '}
        <VendorText text={country} />
      </>
    ),
  };
}

function Several({ items }: { readonly items: readonly { readonly key: string; readonly node: ReactNode }[] }) {
  const { t } = useTranslation();
  return (
    <ul>
      {items.slice(0, shownAtOnce).map(({ key, node }) => (
        <li key={key}>{node}</li>
      ))}
      {items.length > shownAtOnce && (
        <li className={css['kind']}>{t('fact.more', { count: items.length - shownAtOnce })}</li>
      )}
    </ul>
  );
}

interface CopyFactProps {
  readonly label: string;
  readonly text: string | null;
  readonly kind: PersonalKind;
}

function CopyFact({ label, text, kind }: CopyFactProps) {
  const { t } = useTranslation();
  const copy = useCopy();
  if (text === null || text === '') {
    return (
      <Fact label={label}>
        <span className={css['kind']}>{t('fact.none')}</span>
      </Fact>
    );
  }
  const shown =
    kind === 'email' ? (
      <AddressText address={text} />
    ) : (
      <span className={css['code']}>
        <PersonalText kind={kind} text={text} />
      </span>
    );
  return (
    <Fact label={label}>
      {text.length > maxCopyLength ? (
        shown
      ) : (
        <CopyValue label={label} onCopy={() => void copy(label, text)}>
          {shown}
        </CopyValue>
      )}
    </Fact>
  );
}

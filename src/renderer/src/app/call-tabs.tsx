import { IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { accessWord } from '../bridge/wording/access-word';
import { StateMark } from '../components/state-mark';
import { PersonalText } from '../components/personal-text';
import type { AccountStore } from '../features/account/account-store';
import type { LookupStore } from '../features/lookup/lookup-store';
import { usePersonalText } from '../lib/masking';
import { currentCall, type Call, type CallsStore } from './calls-store';
import css from './call-tabs.module.css';

/** One tab per call, so that the caller who rings again is one key away. */
export function CallTabs({ calls }: { readonly calls: CallsStore }) {
  const { t } = useTranslation();
  const list = useStore(calls, (state) => state.calls);
  const current = useStore(calls, currentCall);
  // A single empty call is no choice between calls.
  if (list.length === 1 && current.account === null) return <div />;
  return (
    <nav className={css['tabs']} aria-label={t('calls.label')}>
      <ol className={css['list']}>
        {list.map((call) => (
          <CallTab
            key={call.id}
            call={call}
            isCurrent={call.id === current.id}
            onSelect={() => calls.getState().select(call.id)}
            onClose={() => calls.getState().close(call.id)}
          />
        ))}
      </ol>
      <button
        type="button"
        className={css['add']}
        aria-label={t('calls.new')}
        onClick={() => calls.getState().newCall()}
      >
        <IconPlus size={16} stroke={1.75} aria-hidden />
      </button>
    </nav>
  );
}

interface CallTabProps {
  readonly call: Call;
  readonly isCurrent: boolean;
  onSelect(): void;
  onClose(): void;
}

function CallTab({ call, isCurrent, onSelect, onClose }: CallTabProps) {
  return call.account === null ? (
    <SearchTab lookup={call.lookup} isCurrent={isCurrent} onSelect={onSelect} onClose={onClose} />
  ) : (
    <AccountTab account={call.account} isCurrent={isCurrent} onSelect={onSelect} onClose={onClose} />
  );
}

type TabProps = Omit<CallTabProps, 'call'>;

function SearchTab({ lookup, ...rest }: TabProps & { readonly lookup: LookupStore }) {
  const { t } = useTranslation();
  const query = useStore(lookup, ({ lookup: asked }) => (asked.phase === 'idle' ? '' : asked.query));
  const { spoken } = usePersonalText();
  return (
    <Tab name={query === '' ? t('calls.empty') : spoken('query', query)} {...rest}>
      <IconSearch size={14} stroke={1.75} aria-hidden />
      <span className={css['name']}>
        {query === '' ? t('calls.empty') : <PersonalText kind="query" text={query} />}
      </span>
    </Tab>
  );
}

function AccountTab({ account, ...rest }: TabProps & { readonly account: AccountStore }) {
  const { t } = useTranslation();
  const shown = useStore(account, (state) => (state.account.phase === 'ready' ? state.account.value : null));
  const row = useStore(account, (state) => state.row);
  const { spoken } = usePersonalText();
  const access = shown?.access ?? row.access;
  const name = shown?.name.display ?? row.name;
  return (
    <Tab name={spoken('name', name)} {...rest}>
      <StateMark state={access.state} word={accessWord(t, access)} wordless />
      <span className={css['name']}>
        <PersonalText kind="name" text={name} />
      </span>
    </Tab>
  );
}

function Tab({
  name,
  isCurrent,
  onSelect,
  onClose,
  children,
}: TabProps & { readonly name: string; readonly children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <li className={css['tab']} data-current={isCurrent}>
      <button type="button" className={css['open']} aria-current={isCurrent ? 'page' : undefined} onClick={onSelect}>
        {children}
      </button>
      <button type="button" className={css['close']} aria-label={t('calls.close', { name })} onClick={onClose}>
        <IconX size={14} stroke={1.75} aria-hidden />
      </button>
    </li>
  );
}

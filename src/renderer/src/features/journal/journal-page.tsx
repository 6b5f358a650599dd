import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AccountRef } from '../../../../shared/domain/account';
import { problemText } from '../../bridge/wording/problem-text';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { usePersonalText } from '../../lib/masking';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import { CheckDialog } from './check-dialog';
import { EntryList } from './entry-list';
import { ExportDialog } from './export-dialog';
import { FilterBar } from './filter-bar';
import { filterOf, isEmptyForm } from './filter-form';
import { LiveStatus } from './live-status';
import { createJournalStore, type JournalStore } from './journal-store';
import css from './journal-page.module.css';

/** The account whose entries are wanted, with the name it is known by here. */
export interface JournalAccount {
  readonly ref: AccountRef;
  readonly name: string;
}

/** The journal for people to read. */
export function JournalPage({ account, onLeave }: { readonly account: JournalAccount | null; onLeave(): void }) {
  const { t } = useTranslation();
  const { bridge } = useDesk();
  const [store] = useState(() => createJournalStore(bridge, account?.ref ?? null));
  const ofAccount = useStore(store, (state) => state.account !== null);
  const form = useStore(store, (state) => state.form);
  const [dialog, setDialog] = useState<'none' | 'check' | 'export'>('none');
  const { shown } = usePersonalText();
  const close = (): void => setDialog('none');
  useEffect(() => {
    void store.getState().refresh();
    return () => store.getState().stop();
  }, [store]);

  return (
    <Page
      title={t('journal.title')}
      lead={t('journal.lead')}
      onLeave={onLeave}
      actions={
        <>
          <Button onClick={() => setDialog('check')}>{t('journal.check.open')}</Button>
          <Button onClick={() => setDialog('export')}>{t('journal.export.open')}</Button>
          <Button
            leftSection={<IconRefresh size={16} stroke={1.75} aria-hidden />}
            onClick={() => void store.getState().refresh()}
          >
            {t('journal.refresh')}
          </Button>
        </>
      }
    >
      {ofAccount && account !== null && (
        <Notice
          tone="quiet"
          actions={
            <Button size="xs" onClick={() => void store.getState().showAll()}>
              {t('journal.all')}
            </Button>
          }
        >
          {t('journal.of', { name: shown('name', account.name) })}
        </Notice>
      )}
      <LiveStatus />
      <FilterBar store={store} />
      <Entries store={store} />
      {dialog === 'check' && <CheckDialog onClose={close} />}
      {dialog === 'export' && (
        <ExportDialog filter={filterOf(form, ofAccount && account !== null ? account.ref : null)} onClose={close} />
      )}
    </Page>
  );
}

function Entries({ store }: { readonly store: JournalStore }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { entries, next, searchedTo, reading, problem, form, account } = useStore(store);
  const end = useRef<HTMLDivElement>(null);
  const more = useEffectEvent(() => void store.getState().more());
  useEffect(() => {
    if (end.current === null) return undefined;
    const watcher = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) more();
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
    // A page that did not fill the screen leaves the end in sight, and it has to be seen anew.
  }, [entries.length]);

  return (
    <>
      {entries.length > 0 && <EntryList entries={entries} />}
      {problem !== null && (
        <Notice
          tone="stop"
          urgent
          actions={
            <Button size="xs" onClick={() => void store.getState().refresh()}>
              {t('action.retry')}
            </Button>
          }
        >
          {problemText(t, format, problem)}
        </Notice>
      )}
      <div ref={end} className={css['end']} aria-busy={reading}>
        {reading && (
          <p>
            {searchedTo === null
              ? t('journal.reading')
              : t('journal.searching', { day: format.day(`${searchedTo}T12:00:00.000Z`) })}
          </p>
        )}
        {!reading && next !== null && (
          <Button size="xs" onClick={() => void store.getState().more()}>
            {t('journal.more')}
          </Button>
        )}
        {!reading && problem === null && next === null && (
          <p>
            {entries.length > 0
              ? t('journal.end')
              : isEmptyForm(form) && account === null
                ? t('journal.none')
                : t('journal.noneSuch')}
          </p>
        )}
      </div>
    </>
  );
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { entryOutcomes } from '../../../../shared/domain/journal-entry';
import { plainText } from '../../lib/inspect-text';
import { useConnections } from '../../stores/desk';
import { actGroupNames } from './act-groups';
import { groupOf, isEmptyForm, outcomeOf, type FilterForm } from './filter-form';
import type { JournalStore } from './journal-store';
import css from './filter-bar.module.css';

/** What is to be shown: each field narrows it further, at once. */
export function FilterBar({ store }: { readonly store: JournalStore }) {
  const { t } = useTranslation();
  const connections = useConnections();
  const form = useStore(store, (state) => state.form);
  const change = (changes: Partial<FilterForm>): void => void store.getState().change(changes);
  const any = { value: '', label: t('journal.filter.any') };

  return (
    <div className={css['bar']} role="group" aria-label={t('journal.filter.label')}>
      <TextInput
        type="date"
        label={t('journal.filter.from')}
        value={form.from}
        onChange={({ currentTarget }) => change({ from: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('journal.filter.to')}
        value={form.to}
        onChange={({ currentTarget }) => change({ to: currentTarget.value })}
      />
      <NativeSelect
        label={t('journal.filter.act')}
        value={form.group}
        data={[any, ...actGroupNames.map((name) => ({ value: name, label: t(`journal.group.${name}`) }))]}
        onChange={({ currentTarget }) => change({ group: groupOf(currentTarget.value) })}
      />
      <NativeSelect
        label={t('journal.filter.outcome')}
        value={form.outcome}
        data={[any, ...entryOutcomes.map((name) => ({ value: name, label: t(`journal.outcome.${name}`) }))]}
        onChange={({ currentTarget }) => change({ outcome: outcomeOf(currentTarget.value) })}
      />
      <NativeSelect
        label={t('journal.filter.store')}
        value={form.store}
        data={[any, ...connections.map(({ id, name }) => ({ value: id, label: plainText(name) }))]}
        onChange={({ currentTarget }) => change({ store: currentTarget.value })}
      />
      <TextInput
        label={t('journal.filter.agent')}
        value={form.agent}
        maxLength={128}
        onChange={({ currentTarget }) => change({ agent: currentTarget.value })}
      />
      <TextInput
        label={t('journal.filter.ticket')}
        value={form.ticket}
        maxLength={40}
        onChange={({ currentTarget }) => change({ ticket: currentTarget.value })}
      />
      <Button variant="subtle" disabled={isEmptyForm(form)} onClick={() => void store.getState().clear()}>
        {t('journal.filter.clear')}
      </Button>
    </div>
  );
}

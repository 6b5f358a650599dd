import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  cleanQuery,
  detectLookupKeys,
  lookupKinds,
  queryProblem,
  type LookupKind,
} from '../../../../shared/domain/lookup-key';
import type { LookupStore } from './lookup-store';
import css from './kind-chip.module.css';

interface KindChipProps {
  readonly store: LookupStore;
  onChosen(): void;
}

function detectedKind(text: string): LookupKind | null {
  const query = cleanQuery(text);
  return queryProblem(query) === null ? (detectLookupKeys(query)[0]?.by ?? null) : null;
}

/** Says as what the text will be looked up, and lets the agent know better. */
export function KindChip({ store, onChosen }: KindChipProps) {
  const { t } = useTranslation();
  const chosen = useStore(store, (state) => state.by);
  const detected = useStore(store, (state) => detectedKind(state.text));
  const shown = chosen ?? detected;
  if (shown === null) return null;

  const options: readonly { readonly value: LookupKind | null; readonly label: string }[] = [
    { value: null, label: t('kind.detect') },
    ...lookupKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
  ];
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <button
          type="button"
          className={css['chip']}
          data-chosen={chosen !== null}
          aria-label={t(chosen === null ? 'kind.asDetected' : 'kind.asChosen', { kind: t(`kind.${shown}`) })}
        >
          {t(`kind.${shown}`)}
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map((option) => (
          <Menu.Item
            key={option.value ?? 'detect'}
            role="menuitemradio"
            aria-checked={option.value === chosen}
            leftSection={
              <IconCheck size={14} stroke={2} aria-hidden visibility={option.value === chosen ? 'visible' : 'hidden'} />
            }
            onClick={() => {
              store.getState().setBy(option.value);
              onChosen();
            }}
          >
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

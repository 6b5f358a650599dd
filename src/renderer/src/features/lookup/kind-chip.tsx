import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
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

/** Stands for no chosen kind among the menu's values. */
const detect = 'detect';

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
        <Menu.RadioGroup
          value={chosen ?? detect}
          onChange={(value) => {
            store.getState().setBy(lookupKinds.find((kind) => kind === value) ?? null);
            onChosen();
          }}
        >
          <Menu.RadioItem value={detect} closeMenuOnClick>
            {t('kind.detect')}
          </Menu.RadioItem>
          {lookupKinds.map((kind) => (
            <Menu.RadioItem key={kind} value={kind} closeMenuOnClick>
              {t(`kind.${kind}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { policyActions, type PolicyAction } from '../../../../shared/domain/policy';
import { Dialog } from '../../components/dialog';
import { KeyHint } from '../../components/key-hint';
import { isMac } from '../../lib/platform';
import {
  keyLabels,
  shortcutGroups,
  shortcutOf,
  shortcuts,
  type KeyCombination,
  type ShortcutId,
} from '../../lib/shortcuts';
import { useDesk } from '../../stores/desk';
import css from './shortcut-sheet.module.css';

/** What a key does at a store; one that leads nowhere under the policy says so in place of the key. */
const actsOf: Partial<Readonly<Record<ShortcutId, readonly PolicyAction[]>>> = {
  access: ['activate', 'deactivate'],
  hold: ['hold', 'release'],
  reset: ['reset-link', 'reset-mailed', 'reset-forced'],
  resetLink: ['reset-link'],
  resetMail: ['reset-mailed'],
};

// Object.keys forgets which keys they are.
const ids = Object.keys(shortcuts) as ShortcutId[];

/** All keys of the window, from the one list that also makes them work. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const allowed = useStore(useDesk().session, ({ policy }) =>
    policy.phase === 'ready' ? policy.value.allowedActions : policyActions,
  );
  const isForbidden = (id: ShortcutId): boolean => actsOf[id]?.some((act) => allowed.includes(act)) === false;
  return (
    <Dialog title={t('shortcuts.title')} width={720} onClose={onClose}>
      <p className={css['lead']}>{t('shortcuts.lead')}</p>
      <div className={css['groups']}>
        {shortcutGroups.map((group) => (
          <section key={group}>
            <h2 className={css['group']}>{t(`shortcuts.group.${group}`)}</h2>
            <dl className={css['list']}>
              {ids
                .filter((id) => shortcutOf(id).group === group)
                .map((id) => (
                  <div key={id}>
                    <dt>{t(`shortcuts.what.${id}`)}</dt>
                    <dd>
                      {isForbidden(id) ? (
                        <span className={css['forbidden']}>{t('shortcuts.forbidden')}</span>
                      ) : (
                        <Combinations combinations={shortcutOf(id).combinations} />
                      )}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** A row of nine digits is shown as its two ends. */
function Combinations({ combinations }: { readonly combinations: readonly KeyCombination[] }) {
  const first = combinations[0];
  const last = combinations.at(-1);
  const range = combinations.length > 3 && first !== undefined && last !== undefined;
  const shown = range ? [first, { key: last.key }] : combinations;
  return (
    <span className={css['keys']}>
      <span className={css['spoken']}>
        {combinations.map((combination) => keyLabels(combination, isMac).join(' ')).join(', ')}
      </span>
      {shown.map((combination, index) => (
        <span key={combination.key} className={css['keys']} aria-hidden>
          {range && index > 0 && '…'}
          <KeyHint combination={combination} />
        </span>
      ))}
    </span>
  );
}

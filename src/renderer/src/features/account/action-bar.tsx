import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBan,
  IconKey,
  IconLock,
  IconPlayerPause,
  IconPlayerPlay,
  IconPower,
} from '@tabler/icons-react';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessChange, ShopperAccount } from '../../../../shared/domain/account';
import type { ResetKind, VendorCapabilities } from '../../../../shared/domain/capability';
import { offeredResets } from '../../bridge/offered-resets';
import { KeyHint } from '../../components/key-hint';
import { Notice } from '../../components/notice';
import { useShortcut } from '../../lib/use-shortcut';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import { actionsFor, forbiddenActions, isForbidden, type AccountAction } from './actions';
import css from './action-bar.module.css';

const looks = {
  activate: { icon: IconPower, key: 'a' },
  deactivate: { icon: IconBan, key: 'a' },
  hold: { icon: IconPlayerPause, key: 'h' },
  release: { icon: IconPlayerPlay, key: 'h' },
  reset: { icon: IconKey, key: 'r' },
} as const;

/** Keys that go straight to one kind of reset, where the store offers it. */
const kindKeys = { l: 'link', m: 'mailed' } as const;

export type EarlyKey = (typeof looks)[AccountAction['id']]['key'] | keyof typeof kindKeys;

interface ActionBarProps {
  readonly account: ShopperAccount;
  readonly capabilities: VendorCapabilities | null;
  /** A key of ours that was pressed while the account was still being read; its dialog opens as soon as that is known. */
  readonly earlyKey: EarlyKey | null;
  onCaughtUp(): void;
  onAccess(change: AccessChange): void;
  /** `kind` where the agent asked for one; else the store's usual one. */
  onReset(kind: ResetKind | null): void;
}

/** The buttons this vendor can keep its word on, and below them what the one under the hand will really do. */
export function ActionBar({ account, capabilities, earlyKey, onCaughtUp, onAccess, onReset }: ActionBarProps) {
  const { t } = useTranslation();
  const effectId = useId();
  const [pointedAt, setPointedAt] = useState<AccountAction['id'] | null>(null);
  const { announcer } = useDesk();
  const format = useFormat();
  const actions = capabilities === null ? [] : actionsFor(t, account, capabilities);
  const forbidden = capabilities === null ? [] : forbiddenActions(account, capabilities);

  const sayForbidden = (): void => announcer.getState().say(t('account.forbiddenKey'));
  const perform = (id: AccountAction['id']): void => (id === 'reset' ? onReset(null) : onAccess(id));
  const performKey = (key: EarlyKey) => (): void => {
    if (key === 'l' || key === 'm') {
      const isThere = actions.some(({ id }) => id === 'reset') && offeredResets(capabilities).includes(kindKeys[key]);
      if (isThere) onReset(kindKeys[key]);
      else if (capabilities !== null && isForbidden(capabilities.resets[kindKeys[key]].capability)) sayForbidden();
      return;
    }
    const action = actions.find(({ id }) => looks[id].key === key);
    if (action !== undefined) perform(action.id);
    else if (forbidden.some((id) => looks[id].key === key)) sayForbidden();
  };
  useShortcut('access', performKey('a'));
  useShortcut('hold', performKey('h'));
  useShortcut('reset', performKey('r'));
  useShortcut('resetLink', performKey('l'));
  useShortcut('resetMail', performKey('m'));
  const catchUp = useEffectEvent(() => {
    if (earlyKey === null) return;
    onCaughtUp();
    performKey(earlyKey)();
  });
  useEffect(() => catchUp(), []);

  if (capabilities === null) return <Notice tone="care">{t('account.capabilitiesUnknown')}</Notice>;
  const rule = forbidden.length > 0 && (
    <p className={css['none']}>
      <IconLock size={14} stroke={1.75} aria-hidden />
      {t('account.forbidden', { actions: format.list(forbidden.map((id) => t(`action.${id}`))) })}
    </p>
  );
  if (actions.length === 0) {
    return (
      rule || (
        <p className={css['none']}>
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          {t('account.noActions')}
        </p>
      )
    );
  }
  const shown =
    (actions.find(({ id }) => id === pointedAt) ?? actions.find(({ primary }) => primary))?.id ?? actions[0]?.id;
  return (
    <div className={css['bar']}>
      <div className={css['buttons']}>
        {actions.map(({ id, primary }) => {
          const { icon: Sign, key } = looks[id];
          return (
            <Button
              key={id}
              variant={primary ? 'filled' : 'default'}
              leftSection={<Sign size={16} stroke={1.75} aria-hidden />}
              rightSection={<KeyHint combination={{ key }} />}
              aria-keyshortcuts={key}
              aria-describedby={`${effectId}-${id}`}
              onFocus={() => setPointedAt(id)}
              onMouseEnter={() => setPointedAt(id)}
              onMouseLeave={() => setPointedAt(null)}
              onBlur={() => setPointedAt(null)}
              onClick={() => perform(id)}
            >
              {t(`action.${id}`)}
            </Button>
          );
        })}
      </div>
      <div className={css['effects']}>
        {actions.map(({ id, effect }) => (
          <p key={id} id={`${effectId}-${id}`} className={css['effect']} data-shown={id === shown}>
            {effect}
          </p>
        ))}
      </div>
      {rule}
    </div>
  );
}

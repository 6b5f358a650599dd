import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopperAccount } from '../../../shared/domain/account';
import { attempt, type Problem } from '../bridge/attempt';
import { accountChanges, type FactChange } from '../bridge/wording/account-changes';
import { loading, type Loadable } from '../lib/loadable';
import { useFormat } from '../lib/use-format';
import { useDesk } from './desk';

/** Reads an account again and tells what is no longer as it was; `onAccount` is told of the newer account. */
export function useAccountChanges(
  before: ShopperAccount,
  onAccount: (account: ShopperAccount) => void,
): Loadable<readonly FactChange[], Problem> {
  const { bridge } = useDesk();
  const { t } = useTranslation();
  const format = useFormat();
  // The account as it was shown, whatever becomes of the page behind meanwhile.
  const [shown] = useState(before);
  const [changes, setChanges] = useState<Loadable<readonly FactChange[], Problem>>(loading);
  const compare = useEffectEvent((now: ShopperAccount) => {
    setChanges({ phase: 'ready', value: accountChanges(t, format, shown, now) });
    onAccount(now);
  });
  const { ref } = shown;
  useEffect(() => {
    let current = true;
    void attempt(bridge.accounts.get({ ref })).then((answer) => {
      if (!current) return;
      if (answer.ok) compare(answer.value);
      else setChanges({ phase: 'failed', problem: answer.problem });
    });
    return () => {
      current = false;
    };
  }, [bridge, ref]);
  return changes;
}

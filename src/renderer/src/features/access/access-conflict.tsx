import type { ShopperAccount } from '../../../../shared/domain/account';
import { ChangedAccount } from '../../components/changed-account';
import { valueOr } from '../../lib/loadable';
import { useAccountChanges } from '../../stores/use-account-changes';

interface AccessConflictProps {
  /** As it was when the dialog opened. */
  readonly before: ShopperAccount;
  onAccount(account: ShopperAccount): void;
  onStop(): void;
  onGoOn(): void;
}

/** The account is no longer as the agent saw it, so the change was not made. */
export function AccessConflict({ before, onAccount, onStop, onGoOn }: AccessConflictProps) {
  const changes = useAccountChanges(before, onAccount);
  return (
    <ChangedAccount
      changes={valueOr(changes, null)}
      unreadable={changes.phase === 'failed'}
      onStop={onStop}
      onGoOn={onGoOn}
    />
  );
}

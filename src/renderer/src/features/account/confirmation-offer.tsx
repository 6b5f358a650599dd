import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShopperAccount } from '../../../../shared/domain/account';
import { isOffered, type VendorCapabilities } from '../../../../shared/domain/capability';
import { vendorNames } from '../../../../shared/domain/vendor';
import { Notice } from '../../components/notice';

interface ConfirmationOfferProps {
  readonly account: ShopperAccount;
  readonly capabilities: VendorCapabilities | null;
  onAsk(): void;
}

/**
 * The other reason why an account may be inactive: its registration was never confirmed. A vendor that has such a mail does
 * not say whether it is so, and neither does this.
 */
export function ConfirmationOffer({ account, capabilities, onAsk }: ConfirmationOfferProps) {
  const { t } = useTranslation();
  const mayWait = account.access.state === 'inactive' && account.login !== null && account.signInProviders.length === 0;
  if (!mayWait || capabilities === null || !isOffered(capabilities.resendConfirmation)) return null;
  return (
    <Notice
      tone="quiet"
      actions={
        <Button size="xs" onClick={onAsk}>
          {t('confirmation.open')}
        </Button>
      }
    >
      {t('confirmation.maybe', { vendor: vendorNames[account.vendor] })}
    </Notice>
  );
}

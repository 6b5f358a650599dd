import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SettingsSection } from '../../components/settings-section';
import { LicencesDialog } from './licences-dialog';

/** The way to what Keydesk is made of. */
export function LicencesSection() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <SettingsSection title={t('licences.title')}>
      <div>
        <Button size="xs" onClick={() => setOpen(true)}>
          {t('licences.show')}
        </Button>
      </div>
      {open && <LicencesDialog onClose={() => setOpen(false)} />}
    </SettingsSection>
  );
}

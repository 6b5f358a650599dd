import {
  IconAdjustments,
  IconBuildingStore,
  IconHistory,
  IconKey,
  IconNotebook,
  IconSchool,
  IconShieldCheck,
  type Icon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { AccountRow } from '../../../shared/domain/lookup-event';
import { ConnectionsPage } from '../features/connections/connections-page';
import { JournalPage, type JournalAccount } from '../features/journal/journal-page';
import { LedgerPage } from '../features/ledger/ledger-page';
import { PolicyPage } from '../features/policy/policy-page';
import { SecretsPage } from '../features/secrets/secrets-page';
import { TrainingPage } from '../features/training/training-page';
import { PreferencesScreen } from './preferences-screen';
import type { PageName } from './view';

interface PageEntry {
  readonly icon: Icon;
  readonly screen: ComponentType<{
    readonly account: JournalAccount | null;
    /** Whether a caller's look-up or account is open in some tab. */
    readonly inCall: boolean;
    onLeave(): void;
    onOpenAccount(row: AccountRow): void;
  }>;
}

/** Every screen beside the desk, with its sign. Its name is `tools.<page>` in the catalogues. */
export const pages: Readonly<Record<PageName, PageEntry>> = {
  training: { icon: IconSchool, screen: TrainingPage },
  journal: { icon: IconNotebook, screen: JournalPage },
  resets: { icon: IconHistory, screen: LedgerPage },
  connections: { icon: IconBuildingStore, screen: ConnectionsPage },
  secrets: { icon: IconKey, screen: SecretsPage },
  policy: { icon: IconShieldCheck, screen: PolicyPage },
  preferences: { icon: IconAdjustments, screen: PreferencesScreen },
};

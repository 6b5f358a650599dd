import { implement } from '@orpc/server';
import { contract } from '../../shared/contract';
import { accountProcedures, type AccountUseCases } from './procedures/accounts';
import { appProcedures, type AppUseCases } from './procedures/app';
import { connectionProcedures, type ConnectionUseCases } from './procedures/connections';
import { journalProcedures, type JournalUseCases } from './procedures/journal';
import { mailProcedures, type MailUseCases } from './procedures/mail';
import { policyProcedures, type PolicyUseCases } from './procedures/policy';
import { recentProcedures, type RecentUseCases } from './procedures/recent';
import { resetProcedures, type ResetUseCases } from './procedures/resets';
import { secretProcedures, type SecretUseCases } from './procedures/secrets';
import { settingsProcedures, type SettingsUseCases } from './procedures/settings';
import { supportProcedures, type SupportUseCases } from './procedures/support';
import { trainingProcedures, type TrainingUseCases } from './procedures/training';
import { updateProcedures, type UpdateUseCases } from './procedures/updates';

/** What the procedures call, by area of the contract. */
export interface UseCases {
  readonly accounts: AccountUseCases;
  readonly app: AppUseCases;
  readonly connections: ConnectionUseCases;
  readonly journal: JournalUseCases;
  readonly mail: MailUseCases;
  readonly policy: PolicyUseCases;
  readonly recent: RecentUseCases;
  readonly resets: ResetUseCases;
  readonly secrets: SecretUseCases;
  readonly settings: SettingsUseCases;
  readonly support: SupportUseCases;
  readonly training: TrainingUseCases;
  readonly updates: UpdateUseCases;
}

/** The contract with its implementation; a procedure that is missing here doesn't compile. */
export function createRouter(useCases: UseCases) {
  return implement(contract).router({
    accounts: accountProcedures(useCases.accounts),
    app: appProcedures(useCases.app),
    connections: connectionProcedures(useCases.connections),
    journal: journalProcedures(useCases.journal),
    mail: mailProcedures(useCases.mail),
    policy: policyProcedures(useCases.policy),
    recent: recentProcedures(useCases.recent),
    resets: resetProcedures(useCases.resets),
    secrets: secretProcedures(useCases.secrets),
    settings: settingsProcedures(useCases.settings),
    support: supportProcedures(useCases.support),
    training: trainingProcedures(useCases.training),
    updates: updateProcedures(useCases.updates),
  });
}
export type AppRouter = ReturnType<typeof createRouter>;

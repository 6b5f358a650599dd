import type { ResetStore } from './reset-store';
import { Agreed, SecondPerson } from './second-person';
import type { IssueAgreement } from './use-agreement';
import css from './reset-dialog.module.css';

interface AgreeToIssueProps {
  readonly agreement: IssueAgreement;
  readonly store: ResetStore;
}

/** A colleague agrees to the reset before it is issued; nothing where nobody has to. */
export function AgreeToIssue({ agreement: { people, given, agree }, store }: AgreeToIssueProps) {
  if (people === null) return null;
  return (
    <div className={css['colleague']}>
      {given === null ? (
        <SecondPerson act="issue" people={people} identify={() => store.getState().renew()} onAgreed={agree} />
      ) : (
        <Agreed agreement={given} />
      )}
    </div>
  );
}

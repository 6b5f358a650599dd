import { useEffect, useState, type RefObject } from 'react';
import type { ResetPreview } from '../../../../shared/domain/reset';
import { approversOf, type Approvers } from './approvers';
import type { Agreement } from './second-person';

/** Whether a colleague must agree before a reset is issued, and whether one did. */
export interface IssueAgreement {
  readonly people: Approvers;
  /** To the very reset that would be issued now. */
  readonly given: Agreement | null;
  readonly isMissing: boolean;
  agree(agreement: Agreement, actionId: string): void;
}

/** @param next where the agent goes on once a colleague has agreed */
export function useAgreement(ready: ResetPreview | null, next: RefObject<HTMLElement | null>): IssueAgreement {
  const [last, setLast] = useState<(Agreement & { readonly actionId: string }) | null>(null);
  useEffect(() => {
    if (last !== null) next.current?.focus();
  }, [last, next]);
  const people = ready === null ? null : approversOf(ready, 'changed-email');
  const given = last !== null && last.actionId === ready?.actionId ? last : null;
  return {
    people,
    given,
    isMissing: people !== null && given === null,
    agree: ({ approver, until }, actionId) => setLast({ approver, until, actionId }),
  };
}

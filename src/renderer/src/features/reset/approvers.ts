import type { ResetPreview } from '../../../../shared/domain/reset';
import type { SecondPersonRule } from '../../../../shared/domain/second-person';

/** Who may agree to something; null where nobody has to. */
export type Approvers = readonly string[] | null;

export function approversOf({ secondPerson }: Pick<ResetPreview, 'secondPerson'>, rule: SecondPersonRule): Approvers {
  return secondPerson.rules.includes(rule) ? secondPerson.people : null;
}

import type { ResetPreview, ResetWarning } from '../../../../shared/domain/reset';

/** True of every link of its kind and no reason to stop, so it is said quietly. */
export const voidedEasily = 'dies-on-any-change' satisfies ResetWarning;

/** The warnings that an agent has to think about before issuing. */
export function reasonsToStop({ warnings }: Pick<ResetPreview, 'warnings'>): readonly ResetWarning[] {
  return warnings.filter((warning) => warning !== voidedEasily);
}

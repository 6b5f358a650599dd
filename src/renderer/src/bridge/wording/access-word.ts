import type { TFunction } from 'i18next';
import type { AccessState } from '../../../../shared/domain/account';

/** The state in one word, as it stands next to its shape. */
export function accessWord(t: TFunction, access: AccessState): string {
  return t(`access.state.${access.state}`);
}

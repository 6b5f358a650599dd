import { fail } from '../../shared/domain/failure';
import type { Language } from '../../shared/domain/language';

/** @throws KeydeskError `policy-denied` for a language the policy doesn't offer */
export function checkLanguage(language: Language, offered: readonly Language[]): void {
  if (!offered.includes(language)) throw fail({ code: 'policy-denied', rule: 'languages' });
}

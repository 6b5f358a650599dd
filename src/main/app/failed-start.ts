import { isKeydeskError } from '../../shared/domain/failure';
import type { NativeTexts } from './texts/native-texts';

/** Why the app can't start, in a sentence that says what to do. */
export function failedStartText(error: unknown, texts: NativeTexts['failedStart']): string {
  if (!isKeydeskError(error)) return texts.unforeseen;
  const { failure } = error;
  if (failure.code !== 'misconfigured' || failure.field === null) return texts.failed(failure.code);
  const { field } = failure;
  if (field.startsWith('policy line ')) return texts.policyMistake(field.slice('policy '.length));
  if (field.startsWith('policy file: ')) return texts.policyUntrusted(field.slice('policy file: '.length));
  switch (field) {
    case 'settings.version':
      return texts.newerSettings;
    case 'settings.file':
      return texts.settingsUnwritable;
    default:
      return texts.misconfigured(field);
  }
}

import { isKeydeskError } from '../../shared/domain/failure';

/**
 * Why the app can't start, in a sentence that says what to do. It is shown before there is a window, and so before any
 * catalogue of a language is read.
 */
export function failedStartText(error: unknown): string {
  if (!isKeydeskError(error))
    return 'Something unforeseen happened. Start Keydesk again; if it stays so, install it again.';
  const { failure } = error;
  if (failure.code !== 'misconfigured' || failure.field === null) return `Keydesk can't be started (${failure.code}).`;
  const { field } = failure;
  if (field.startsWith('policy line ')) {
    return `The policy of this computer has a mistake at ${field.slice('policy '.length)}. Tell whoever looks after this computer; Keydesk does not start without its rules.`;
  }
  if (field.startsWith('policy file: ')) {
    return `The policy of this computer can't be trusted (${field.slice('policy file: '.length)}). It must belong to the administrator, who alone may write it.`;
  }
  switch (field) {
    case 'settings.version':
      return 'The settings were written by a newer Keydesk. Install that version; the settings are left as they are.';
    case 'settings.file':
      return "The settings can't be written: the disk is full, or the folder isn't yours. Make room or mend the rights, then start again.";
    default:
      return `Something is set up wrong: ${field}.`;
  }
}

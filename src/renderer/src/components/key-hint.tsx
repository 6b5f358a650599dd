import { keyLabels, type KeyCombination } from '../lib/shortcuts';
import { isMac } from '../lib/platform';
import css from './key-hint.module.css';

/** A key as printed on the keyboard. Hidden from screen readers: there the element itself names its key. */
export function KeyHint({ combination }: { readonly combination: KeyCombination }) {
  return (
    <span className={css['hint']} aria-hidden>
      {keyLabels(combination, isMac).map((label) => (
        <kbd key={label} className={css['key']}>
          {label}
        </kbd>
      ))}
    </span>
  );
}

import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { useShortcut } from '../lib/use-shortcut';
import css from './numbered-choices.module.css';

interface NumberedChoicesProps<T extends string> {
  readonly legend: string;
  /** Stands beside the legend, for example that the answer is optional. */
  readonly hint?: string | undefined;
  /** Stands below the choices: what a number does besides choosing. */
  readonly below?: string | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | null;
  readonly columns?: 1 | 2 | 3;
  /** Takes the focus when its dialog opens, and numbers pressed anywhere in the dialog but in another list. */
  readonly leads?: boolean;
  onChange(value: T): void;
  /** Told instead of `onChange` when the choice was made by its number: a number may do more than choose. */
  onNumber?: ((value: T) => void) | undefined;
}

/** One of a few: by mouse, by arrow keys, by its number, or by the first letter of its words. */
export function NumberedChoices<T extends string>(props: NumberedChoicesProps<T>) {
  const { legend, hint, below, options, value, columns = 2, leads = false, onChange, onNumber = onChange } = props;
  const name = useId();
  const belowId = useId();
  const group = useRef<HTMLFieldSetElement>(null);

  useEffect(() => {
    if (leads) group.current?.querySelector<HTMLInputElement>('[data-autofocus]')?.focus();
  }, [leads]);

  const focus = (option: T): void => {
    group.current?.querySelector<HTMLInputElement>(`input[value="${option}"]`)?.focus();
  };
  const chooseByNumber = (key: string): boolean => {
    const option = options[Number(key) - 1];
    if (option === undefined) return false;
    focus(option.value);
    onNumber(option.value);
    return true;
  };
  useShortcut('choose', (event) => void chooseByNumber(event.key), { scope: 'dialog', enabled: leads });

  const onKeyDown = (event: KeyboardEvent): void => {
    // A key that is held down says one thing, not many.
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (/^[1-9]$/u.test(event.key)) {
      if (!chooseByNumber(event.key)) return;
    } else {
      const option = nextByLetter(options, value, event.key);
      if (option === undefined) return;
      onChange(option.value);
      focus(option.value);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const entry = value ?? options[0]?.value;
  return (
    <fieldset
      ref={group}
      className={css['group']}
      data-leads={leads}
      aria-describedby={below === undefined ? undefined : belowId}
    >
      <legend className={css['legend']}>
        {legend}
        {hint !== undefined && <span className={css['hint']}> {hint}</span>}
      </legend>
      <div className={css['options']} data-columns={columns}>
        {options.map((option, index) => (
          <label key={option.value} className={css['option']}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              data-autofocus={leads && option.value === entry ? true : undefined}
              onChange={() => onChange(option.value)}
              onKeyDown={onKeyDown}
            />
            <span className={css['number']} aria-hidden>
              {index + 1}
            </span>
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {below !== undefined && (
        <p id={belowId} className={css['below']}>
          {below}
        </p>
      )}
    </fieldset>
  );
}

/** The next option after the chosen one whose label begins with the letter. */
function nextByLetter<O extends { readonly value: string; readonly label: string }>(
  options: readonly O[],
  value: string | null,
  key: string,
): O | undefined {
  if (!/^\p{L}$/u.test(key)) return undefined;
  const from = options.findIndex((option) => option.value === value) + 1;
  return [...options.slice(from), ...options.slice(0, from)].find((option) =>
    option.label.toLocaleLowerCase().startsWith(key.toLocaleLowerCase()),
  );
}

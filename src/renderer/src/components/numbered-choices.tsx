import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import css from './numbered-choices.module.css';

interface NumberedChoicesProps<T extends string> {
  readonly legend: string;
  /** Stands beside the legend, for example that the answer is optional. */
  readonly hint?: string | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | null;
  readonly columns?: 1 | 2 | 3;
  /** Takes the focus, when its dialog opens or as soon as this is known. */
  readonly first?: boolean;
  onChange(value: T): void;
}

/** One of a few: by mouse, by arrow keys, by its number, or by the first letter of its words. */
export function NumberedChoices<T extends string>(props: NumberedChoicesProps<T>) {
  const { legend, hint, options, value, columns = 2, first = false, onChange } = props;
  const name = useId();
  const group = useRef<HTMLFieldSetElement>(null);

  useEffect(() => {
    if (first) group.current?.querySelector<HTMLInputElement>('[data-autofocus]')?.focus();
  }, [first]);

  const choose = (option: { readonly value: T }): void => {
    onChange(option.value);
    group.current?.querySelector<HTMLInputElement>(`input[value="${option.value}"]`)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const option = /^[1-9]$/u.test(event.key)
      ? options[Number(event.key) - 1]
      : nextByLetter(options, value, event.key);
    if (option === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    choose(option);
  };

  const entry = value ?? options[0]?.value;
  return (
    <fieldset ref={group} className={css['group']}>
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
              data-autofocus={first && option.value === entry ? true : undefined}
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

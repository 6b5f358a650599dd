import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import css from './choice-row.module.css';

interface ChoiceRowProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  onChange(value: T): void;
}

/** One of a few, all in sight. */
export function ChoiceRow<T extends string>({ label, options, value, onChange }: ChoiceRowProps<T>) {
  const id = useId();
  return (
    <div>
      <p id={id} className={css['label']}>
        {label}
      </p>
      <SegmentedControl<T>
        aria-labelledby={id}
        data={[...options]}
        value={value}
        onChange={onChange}
        transitionDuration={0}
      />
    </div>
  );
}

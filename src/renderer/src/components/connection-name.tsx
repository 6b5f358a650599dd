import { VendorText } from './vendor-text';
import { TrainingTag } from './training-tag';
import css from './connection-name.module.css';

interface ConnectionNameProps {
  readonly name: string;
  readonly colour: string;
  readonly training: boolean;
  /** The platform's own name, where there is room for it. */
  readonly vendor?: string;
  /** Leaves the edge away where its surroundings carry it. */
  readonly edgeless?: boolean;
}

/** A configured store wherever it is named: its thin edge, its name, and that it is for training. */
export function ConnectionName({ name, colour, training, vendor, edgeless = false }: ConnectionNameProps) {
  return (
    <span className={css['name']} data-colour={colour}>
      {!edgeless && <span className={css['edge']} aria-hidden />}
      <span className={css['words']}>
        <VendorText text={name} />
      </span>
      {vendor !== undefined && <span className={css['vendor']}>{vendor}</span>}
      {training && <TrainingTag />}
    </span>
  );
}

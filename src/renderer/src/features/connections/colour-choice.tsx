import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { connectionColours, type ConnectionSummary } from '../../../../shared/domain/connection';
import css from './connection-form.module.css';

interface ColourChoiceProps {
  readonly value: ConnectionSummary['colour'];
  onChange(colour: ConnectionSummary['colour']): void;
}

/** The colour of a connection's edge, by name as well as by sight. */
export function ColourChoice({ value, onChange }: ColourChoiceProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className={css['colours']}>
      <legend>{t('connections.colour')}</legend>
      <div className={css['swatches']}>
        {connectionColours.map((colour) => (
          <label key={colour} className={css['swatch']} data-colour={colour} title={t(`colour.${colour}`)}>
            <input
              type="radio"
              name={name}
              aria-label={t(`colour.${colour}`)}
              checked={colour === value}
              onChange={() => onChange(colour)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

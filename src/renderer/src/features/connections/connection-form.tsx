import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  connectionColours,
  connectionNameSchema,
  type ConnectionDetail,
  type ConnectionDraft,
  type ConnectionField,
} from '../../../../shared/domain/connection';
import type { VendorId } from '../../../../shared/domain/vendor';
import type { Problem } from '../../bridge/attempt';
import { problemText } from '../../bridge/wording/problem-text';
import { DialogActions } from '../../components/dialog-actions';
import { Notice } from '../../components/notice';
import { useFormat } from '../../lib/use-format';
import { ColourChoice } from './colour-choice';
import { initialValues, missingFields, toDraft } from './connection-draft';
import { SettingField } from './setting-field';
import css from './connection-form.module.css';

interface ConnectionFormProps {
  readonly vendor: VendorId;
  readonly fields: readonly ConnectionField[];
  /** Null for a new connection. */
  readonly detail: ConnectionDetail | null;
  readonly problem: Problem | null;
  readonly busy: boolean;
  onSave(draft: ConnectionDraft): void;
  onCancel(): void;
}

/** One form for all vendors, built from what each says it needs. */
export function ConnectionForm({ vendor, fields, detail, problem, busy, onSave, onCancel }: ConnectionFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [name, setName] = useState(detail?.summary.name ?? '');
  const [colour, setColour] = useState(detail?.summary.colour ?? connectionColours[0]);
  const [values, setValues] = useState(() => initialValues(fields, detail));
  const [tried, setTried] = useState(false);

  const parsedName = connectionNameSchema.safeParse(name);
  const missing = missingFields(fields, values, detail);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (busy || !parsedName.success || missing.length > 0) return;
    const id = detail?.summary.id;
    onSave({ name: parsedName.data, vendor, colour, ...toDraft(fields, values), ...(id === undefined ? {} : { id }) });
  };

  const badField =
    problem?.kind === 'failure' &&
    (problem.failure.code === 'misconfigured' || problem.failure.code === 'invalid-input')
      ? problem.failure.field
      : null;
  const renderField = (field: ConnectionField) => (
    <SettingField
      key={field.name}
      field={field}
      value={values[field.name] ?? ''}
      stored={detail?.secretsPresent.includes(field.name) ?? false}
      trouble={tried && missing.includes(field.name) ? 'missing' : badField === field.name ? 'refused' : null}
      onChange={(value) => setValues({ ...values, [field.name]: value })}
    />
  );

  return (
    <form onSubmit={submit} noValidate className={css['form']}>
      {problem !== null && (
        <Notice tone="stop" urgent>
          {problemText(t, format, problem)}
        </Notice>
      )}
      <div className={css['pair']}>
        <TextInput
          label={t('connections.name')}
          required
          data-autofocus
          maxLength={60}
          autoComplete="off"
          value={name}
          error={tried && !parsedName.success ? t('connections.missing') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ColourChoice value={colour} onChange={setColour} />
      </div>
      <fieldset className={css['group']}>
        <legend>{t('connections.settings')}</legend>
        <div className={css['pair']}>{fields.filter((field) => !field.secret).map(renderField)}</div>
      </fieldset>
      <fieldset className={css['group']}>
        <legend>{t('connections.secrets')}</legend>
        <p className={css['hint']}>{t('connections.secretsHint')}</p>
        <div className={css['pair']}>{fields.filter((field) => field.secret).map(renderField)}</div>
      </fieldset>
      <DialogActions>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" variant="filled" disabled={busy}>
          {t(busy ? 'action.working' : 'connections.save')}
        </Button>
      </DialogActions>
    </form>
  );
}

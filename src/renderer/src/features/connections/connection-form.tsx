import { TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  connectionColours,
  connectionNameSchema,
  type ConnectionDetail,
  type ConnectionDraft,
  type ConnectionField,
} from '../../../../shared/domain/connection';
import type { Failure } from '../../../../shared/domain/failure';
import type { VendorId } from '../../../../shared/domain/vendor';
import type { Problem } from '../../bridge/attempt';
import { problemText } from '../../bridge/wording/problem-text';
import { Notice } from '../../components/notice';
import { PolicyMark } from '../../components/policy-mark';
import { useFormat } from '../../lib/use-format';
import { ColourChoice } from './colour-choice';
import { initialValues, missingFields, toDraft } from './connection-draft';
import { FormEnd } from './form-end';
import { SettingField } from './setting-field';
import type { TestRun } from './test-run';
import css from './connection-form.module.css';

interface ConnectionFormProps {
  readonly vendor: VendorId;
  readonly fields: readonly ConnectionField[];
  /** Null for a new connection. */
  readonly detail: ConnectionDetail | null;
  /** For a new connection: one whose settings, not secrets, it begins with. */
  readonly from: ConnectionDetail | null;
  readonly problem: Problem | null;
  readonly busy: boolean;
  /** The last test of what stands in the form. */
  readonly test: TestRun | null;
  onTest(draft: ConnectionDraft): void;
  onStopTest(): void;
  /** Opens the page that says where the vendor shows each value. */
  onHelp(): void;
  onSave(draft: ConnectionDraft): void;
  onCancel(): void;
}

/** One form for all vendors, built from what each says it needs. */
export function ConnectionForm(props: ConnectionFormProps) {
  const { vendor, fields, detail, from, problem, busy, test } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const begin = beginning(t, detail, from);
  const [name, setName] = useState(begin.name);
  const [colour, setColour] = useState(begin.colour);
  const [values, setValues] = useState(() => initialValues(fields, detail ?? from));
  const [tried, setTried] = useState(false);

  const parsedName = connectionNameSchema.safeParse(name);
  const missing = missingFields(fields, values, detail);
  const managed = detail?.summary.managed ?? false;
  /** What stands in the form; null, and marked, while something is missing. */
  const readDraft = (): ConnectionDraft | null => {
    setTried(true);
    if (!parsedName.success || missing.length > 0) return null;
    const id = detail?.summary.id;
    const draft = { name: parsedName.data, vendor, colour, ...toDraft(fields, values) };
    return id === undefined ? draft : { ...draft, id };
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const draft = busy ? null : readDraft();
    if (draft !== null) props.onSave(draft);
  };
  const tryDraft = (): void => {
    const draft = readDraft();
    if (draft !== null) props.onTest(draft);
  };

  const badField = fieldAtFault(problem?.kind === 'failure' ? problem.failure : testFailure(test));
  const renderField = (field: ConnectionField) => (
    <SettingField
      key={field.name}
      vendor={vendor}
      field={field}
      locked={managed && !field.secret}
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
          disabled={managed}
          value={name}
          error={tried && !parsedName.success ? t('connections.missing') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {!managed && <ColourChoice value={colour} onChange={setColour} />}
      </div>
      <fieldset className={css['group']}>
        <legend>
          {t('connections.settings')} {managed && <PolicyMark />}
        </legend>
        <p className={css['hint']}>
          {t('connectionHelp.lead')}{' '}
          <button type="button" className={css['link']} onClick={props.onHelp}>
            {t('connectionHelp.page')}
          </button>
        </p>
        <div className={css['pair']}>{fields.filter((field) => !field.secret).map(renderField)}</div>
      </fieldset>
      <fieldset className={css['group']}>
        <legend>{t('connections.secrets')}</legend>
        <p className={css['hint']}>{t('connections.secretsHint')}</p>
        <div className={css['pair']}>{fields.filter((field) => field.secret).map(renderField)}</div>
      </fieldset>
      <FormEnd test={test} busy={busy} onTest={tryDraft} onStopTest={props.onStopTest} onCancel={props.onCancel} />
    </form>
  );
}

function testFailure(test: TestRun | null): Failure | null {
  if (test?.problem?.kind === 'failure') return test.problem.failure;
  return test?.result?.failure ?? null;
}

function fieldAtFault(failure: Failure | null): string | null {
  return failure?.code === 'misconfigured' || failure?.code === 'invalid-input' ? failure.field : null;
}

/** What a form begins with: the connection's own, those of the one it is a copy of, or nothing. */
function beginning(t: TFunction, detail: ConnectionDetail | null, from: ConnectionDetail | null) {
  if (detail !== null) return { name: detail.summary.name, colour: detail.summary.colour };
  if (from === null) return { name: '', colour: connectionColours[0] };
  return { name: t('connectionList.copyOf', { name: from.summary.name }).slice(0, 60), colour: from.summary.colour };
}

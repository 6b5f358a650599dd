import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { mailSettingsSchema, type MailSettings, type MailState } from '../../../../shared/domain/mail-settings';
import css from './mail-form.module.css';

const fields = ['host', 'port', 'fromName', 'fromAddress', 'brandName', 'user'] as const;
type Field = (typeof fields)[number];
const usualPorts = { starttls: '587', 'implicit-tls': '465' } as const;
const securities = ['starttls', 'implicit-tls'] as const;

interface MailFormProps {
  readonly state: MailState;
  readonly busy: boolean;
  onSave(settings: MailSettings, secret: string): void;
}

/** What a mail server needs. The sign-in's secret is typed here and never shown again. */
export function MailForm({ state, busy, onSave }: MailFormProps) {
  const { t } = useTranslation();
  const { settings } = state;
  const [security, setSecurity] = useState<MailSettings['security']>(settings?.security ?? 'starttls');
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>({
    host: settings?.host ?? '',
    port: String(settings?.port ?? usualPorts.starttls),
    fromName: settings?.fromName ?? '',
    fromAddress: settings?.fromAddress ?? '',
    brandName: settings?.brandName ?? '',
    user: settings?.user ?? '',
  });
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);

  const orNull = (text: string): string | null => (text.trim() === '' ? null : text);
  const parsed = mailSettingsSchema.safeParse({
    ...typed,
    port: Number(typed.port),
    security,
    user: orNull(typed.user),
    brandName: orNull(typed.brandName),
  });
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])));

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!busy && parsed.success) onSave(parsed.data, secret);
  };
  return (
    <form className={css['form']} onSubmit={submit} aria-busy={busy}>
      {fields.map((field) => (
        <TextInput
          key={field}
          label={t(`mailServer.field.${field}`)}
          value={typed[field]}
          spellCheck={false}
          autoComplete="off"
          error={tried && wrong.has(field) ? t('mailServer.wrong') : undefined}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setTyped((before) => ({ ...before, [field]: value }));
          }}
        />
      ))}
      <PasswordInput
        label={t('mailServer.field.secret')}
        description={state.signInStored ? t('mailServer.kept') : undefined}
        value={secret}
        autoComplete="off"
        disabled={typed.user.trim() === ''}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('mailServer.field.security')}
        value={security}
        data={securities.map((value) => ({ value, label: t(`mailServer.security.${value}`) }))}
        onChange={(event) => {
          const chosen = securities.find((candidate) => candidate === event.currentTarget.value);
          if (chosen === undefined) return;
          setSecurity(chosen);
          setTyped((before) => ({ ...before, port: usualPorts[chosen] }));
        }}
      />
      <Button type="submit" mt="sm" disabled={busy}>
        {t('mailServer.save')}
      </Button>
    </form>
  );
}

import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConnectionField } from '../../../../shared/domain/connection';
import { choiceLabel } from '../../bridge/wording/choice-label';
import type { VendorId } from '../../../../shared/domain/vendor';
import { fieldHelp } from '../../bridge/wording/field-help';
import { fieldLabel } from '../../bridge/wording/field-label';

interface SettingFieldProps {
  readonly vendor: VendorId;
  readonly field: ConnectionField;
  readonly value: string;
  /** For a secret: one is in the keychain already. */
  readonly stored: boolean;
  /** Decided by the policy. */
  readonly locked: boolean;
  readonly trouble: 'missing' | 'refused' | null;
  onChange(value: string): void;
}

export function SettingField({ vendor, field, value, stored, locked, trouble, onChange }: SettingFieldProps) {
  const { t } = useTranslation();
  const common = {
    label: fieldLabel(t, field.name),
    description: fieldHelp(t, vendor, field.name),
    disabled: locked,
    required: field.required && !stored,
    error: trouble === null ? undefined : t(trouble === 'missing' ? 'connections.missing' : 'connections.refused'),
  };
  if (field.kind === 'choice') {
    return (
      <NativeSelect
        {...common}
        value={value}
        data={[
          ...(field.required ? [] : [{ value: '', label: t('connections.notSet') }]),
          ...field.choices.map((choice) => ({ value: choice, label: choiceLabel(t, choice) })),
        ]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  const text = {
    ...common,
    value,
    maxLength: 2_000,
    spellCheck: false,
    autoComplete: 'off',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value),
  };
  return field.secret ? (
    <PasswordInput
      {...text}
      placeholder={stored ? t('connections.stored') : undefined}
      visibilityToggleButtonProps={{ 'aria-label': t('connections.showTyped') }}
    />
  ) : (
    <TextInput
      {...text}
      inputMode={field.kind === 'integer' ? 'numeric' : field.kind === 'url' ? 'url' : 'text'}
      placeholder={field.defaultValue ?? undefined}
    />
  );
}

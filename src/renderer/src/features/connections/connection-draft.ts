import type { ConnectionDetail, ConnectionDraft, ConnectionField } from '../../../../shared/domain/connection';

/** What stands in the form, by field name; secrets begin empty because they are never read back. */
export type FormValues = Readonly<Record<string, string>>;

export function initialValues(fields: readonly ConnectionField[], detail: ConnectionDetail | null): FormValues {
  return Object.fromEntries(
    fields.map(({ name, secret, defaultValue }) => {
      const stored = detail?.config[name];
      return [
        name,
        secret ? '' : stored === undefined ? (detail === null ? (defaultValue ?? '') : '') : String(stored),
      ];
    }),
  );
}

/** Names of required fields that are still empty; a secret that is stored counts as filled in. */
export function missingFields(
  fields: readonly ConnectionField[],
  values: FormValues,
  detail: ConnectionDetail | null,
): readonly string[] {
  return fields
    .filter(({ name, secret, required }) => {
      const stored = secret && (detail?.secretsPresent.includes(name) ?? false);
      return required && !stored && (values[name] ?? '').trim() === '';
    })
    .map(({ name }) => name);
}

/** Splits the form into its public half and the secrets that were typed. Empty fields are left out. */
export function toDraft(
  fields: readonly ConnectionField[],
  values: FormValues,
): Pick<ConnectionDraft, 'config' | 'secrets'> {
  const filled = fields.flatMap((field) => {
    // Secrets are kept exactly as they were typed; blanks around a setting are slips of the hand.
    const value = field.secret ? (values[field.name] ?? '') : (values[field.name] ?? '').trim();
    return value === '' ? [] : [{ field, value }];
  });
  return {
    config: Object.fromEntries(
      filled
        .filter(({ field }) => !field.secret)
        .map(({ field, value }) => [
          field.name,
          field.kind === 'integer' && /^-?\d+$/u.test(value) ? Number(value) : value,
        ]),
    ),
    secrets: Object.fromEntries(
      filled.filter(({ field }) => field.secret).map(({ field, value }) => [field.name, value]),
    ),
  };
}

import type { TFunction } from 'i18next';

/** What a test of a connection remarks; a remark without words of its own is shown by its key. */
export function probeWarningText(t: TFunction, key: string, detail: string | null): string {
  return detail === null ? t('probe.warning', { key }) : t('probe.warningDetail', { key, detail });
}

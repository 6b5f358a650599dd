import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from './format';

/** The region of the system's language where it is the window's language too, so that 24-hour clocks stay 24-hour clocks. */
function regionalLocale(language: string): string {
  return navigator.languages.find((candidate) => candidate.split('-')[0] === language.split('-')[0]) ?? language;
}

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => createFormat(regionalLocale(i18n.language), () => Date.now()), [i18n.language]);
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clock } from '../../../shared/lib/clock';
import { createFormat, type Format } from './format';

/** The region of the system's language where it is the window's language too, so that 24-hour clocks stay 24-hour clocks. */
function regionalLocale(language: string): string {
  return navigator.languages.find((candidate) => candidate.split('-')[0] === language.split('-')[0]) ?? language;
}

const wallClock: Clock = { now: () => Date.now() };

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => createFormat(regionalLocale(i18n.language), wallClock), [i18n.language]);
}

import type { TFunction } from 'i18next';

const choices = [
  'vendor-mail',
  'forced',
  'keydesk-link',
  'none',
  'park-on-channel',
  'trusted-agent',
  'trusted-system',
  'true',
  'false',
] as const;

/** What one choice of a setting is called; a choice without a label is shown by its own name. */
export function choiceLabel(t: TFunction, name: string): string {
  const known = choices.find((candidate) => candidate === name);
  return known === undefined ? name : t(`choice.${known}`);
}

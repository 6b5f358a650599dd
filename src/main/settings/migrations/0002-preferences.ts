import type { Migration } from './migrate';

/** The theme becomes one of several preferences. */
export const preferences: Migration = {
  to: 2,
  migrate: ({ theme, ...rest }) => ({ ...rest, preferences: { theme, contrast: 'system', language: 'system' } }),
};

/** What the help is about, in the order of a call and then of what is needed once a week. */
export const helpAreas = [
  'search',
  'account',
  'reset',
  'resets',
  'journal',
  'connections',
  'secrets',
  'policy',
  'training',
  'preferences',
] as const;
export type HelpArea = (typeof helpAreas)[number];

import { z } from 'zod';
import { defaultPreferences } from '../../../shared/domain/preferences';
import type { Migration } from './migrate';

const object = z.record(z.string(), z.unknown());

/** The hot key and the welcome become preferences; the window keeps its place besides its size. */
export const seat: Migration = {
  to: 3,
  migrate: ({ preferences, window, ...rest }) => {
    const chosen = object.safeParse(preferences);
    const size = object.safeParse(window);
    return {
      ...rest,
      // Whoever has worked with an older version needs no welcome.
      preferences: { ...defaultPreferences, ...chosen.data, welcomed: true },
      window: size.success ? { ...size.data, x: null, y: null, maximised: false } : null,
    };
  },
};

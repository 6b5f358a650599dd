import { z } from 'zod';
import { languages } from './language';

export const themeChoices = ['system', 'light', 'dark'] as const;
export const contrastChoices = ['system', 'high'] as const;
export const languageChoices = ['system', ...languages] as const;

/** What an agent may choose for this seat. `system` follows the operating system. */
export const preferencesSchema = z.strictObject({
  theme: z.enum(themeChoices),
  contrast: z.enum(contrastChoices),
  language: z.enum(languageChoices),
});
export type Preferences = Readonly<z.infer<typeof preferencesSchema>>;

/** What a new installation starts with. */
export const defaultPreferences: Preferences = { theme: 'system', contrast: 'system', language: 'system' };

/** What the rules of this machine say about the seat; no agent can change it here. */
export const seatRulesSchema = z.object({ idleLockMinutes: z.number().int() });
export type SeatRules = Readonly<z.infer<typeof seatRulesSchema>>;

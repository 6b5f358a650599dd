import { z } from 'zod';
import { languages } from './language';

export const themeChoices = ['system', 'light', 'dark'] as const;
export const contrastChoices = ['system', 'high'] as const;
export const languageChoices = ['system', ...languages] as const;

/** At least one of the keys that don't type, and one that does. */
export const hotKeyPattern =
  /^(?:CommandOrControl|Alt)(?:\+Alt)?(?:\+Shift)?\+(?:[A-Z0-9]|F[1-9]|F1[0-9]|F2[0-4]|Space)$/u;

/** `refused`: the OS or another program keeps the key for itself. */
export const hotKeyStates = ['on', 'off', 'refused'] as const;
export type HotKeyState = (typeof hotKeyStates)[number];

/** What an agent may choose for this seat. `system` follows the operating system. */
export const preferencesSchema = z.strictObject({
  theme: z.enum(themeChoices),
  contrast: z.enum(contrastChoices),
  language: z.enum(languageChoices),
  /** The key that brings the window up from any program, as Electron writes it; null for none. */
  hotKey: z.string().regex(hotKeyPattern).nullable(),
  /** Whether the welcome was seen or skipped. */
  welcomed: z.boolean(),
  /** Whether the last look-ups are kept for a day; settings of older versions don't say. */
  recentLookups: z.boolean().default(false),
});
export type Preferences = Readonly<z.infer<typeof preferencesSchema>>;

/** What a new installation starts with. */
export const defaultPreferences: Preferences = {
  theme: 'system',
  contrast: 'system',
  language: 'system',
  hotKey: 'CommandOrControl+Alt+K',
  welcomed: false,
  recentLookups: false,
};

/** The rules whose effect the preferences show. */
export const shownRules = ['idleLockMinutes', 'recentLookups', 'maskPersonalData', 'languages'] as const;

/** What the rules of this machine say about the seat; no agent can change it here. */
export const seatRulesSchema = z.object({
  idleLockMinutes: z.number().int(),
  recentLookups: z.boolean(),
  /** Shoppers' personal data is masked on the screen until the agent asks to see it. */
  maskPersonalData: z.boolean(),
  /** Which of them the policy file states; the others hold by default. */
  stated: z.array(z.enum(shownRules)),
});
export type SeatRules = Readonly<z.infer<typeof seatRulesSchema>>;

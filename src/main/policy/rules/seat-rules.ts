import { z } from 'zod';
import { languages, languageSchema } from '../../../shared/domain/language';

/** The agent's place of work: screen, languages, what is kept on it. */
export const seatRules = {
  idleLockMinutes: z
    .int()
    .min(1)
    .max(60)
    .default(10)
    .describe('Minutes without input after which the screen is locked. Default: 10.'),
  languages: z
    .array(languageSchema)
    .min(1)
    .max(languages.length)
    .default([...languages])
    .describe('Languages agents may choose for the window and for mails to shoppers. Default: all.'),
  recentLookups: z
    .boolean()
    .default(true)
    .describe('Agents may choose to keep their last look-ups for a day. Default: true.'),
  maskPersonalData: z
    .boolean()
    .default(false)
    .describe('The window masks personal data of shoppers until the agent holds a key to see it. Default: false.'),
};

import { de } from './de';
import { en } from './en';
import { fi } from './fi';
import type { LandingTexts, Language } from './landing-texts';
import { nb } from './nb';
import { sv } from './sv';

export const texts: Readonly<Record<Language, LandingTexts>> = { en, sv, de, nb, fi };

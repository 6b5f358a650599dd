import type { Language } from '../../../shared/domain/language';
import { de } from './de';
import { en } from './en';
import { fi } from './fi';
import type { HandOverTexts } from './hand-over-texts';
import { nb } from './nb';
import { sv } from './sv';

export const handOverTexts: Readonly<Record<Language, HandOverTexts>> = { en, sv, de, nb, fi };

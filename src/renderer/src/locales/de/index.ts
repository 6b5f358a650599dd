import desk from './desk.json';
import preferences from './preferences.json';
import screens from './screens.json';
import wording from './wording.json';

export const de = { ...preferences, ...screens, ...wording, ...desk };

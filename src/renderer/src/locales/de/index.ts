import screens from './screens.json';
import wording from './wording.json';

export const de = { ...screens, ...wording };

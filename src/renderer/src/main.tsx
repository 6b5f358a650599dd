// Order matters: nothing may touch the document before the policy of the first import stands.
import './refuse-markup';
import { styleNonce } from './harden';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { attempt } from './bridge/attempt';
import { connectBridge } from './bridge/connect';
import { languageWishes } from '../../shared/domain/language';
import { defaultPreferences } from '../../shared/domain/preferences';
import { startLanguage } from './locales/start-language';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');

const bridge = connectBridge(window);
const answer = await attempt(bridge.settings.get());
// A main process that can't say what was chosen has trouble of its own, which the window will show.
const seat = answer.ok ? answer.value : { preferences: defaultPreferences, rules: null, hotKey: 'off' as const };
const language = await startLanguage(languageWishes(seat.preferences.language, navigator.languages));
createRoot(root).render(<App bridge={bridge} language={language} seat={seat} styleNonce={styleNonce()} />);

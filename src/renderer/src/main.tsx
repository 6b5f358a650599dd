// Order matters: nothing may touch the document before the policy of the first import stands.
import './refuse-markup';
import { styleNonce } from './harden';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { connectBridge } from './bridge/connect';
import { startLanguage } from './locales/start-language';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');

const bridge = connectBridge(window);
const language = await startLanguage(navigator.languages);
createRoot(root).render(<App bridge={bridge} language={language} styleNonce={styleNonce()} />);

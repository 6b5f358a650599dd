import '../../../src/renderer/src/refuse-markup';
import { styleNonce } from '../../../src/renderer/src/harden';
import { createRoot } from 'react-dom/client';
import { App } from '../../../src/renderer/src/app/app';
import { startLanguage } from '../../../src/renderer/src/locales/start-language';
import { createFakeDesk } from '../../fakes/fake-bridge';
import { scenes } from './scenes';

const wishes = new URLSearchParams(window.location.search);
const name = Object.keys(scenes).find((scene) => scene === wishes.get('scene')) ?? 'plain';
const scene = Object.entries(scenes).find(([key]) => key === name)?.[1] ?? scenes.plain;
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');

const language = await startLanguage([wishes.get('language') ?? 'en']);
const { bridge, scenario } = createFakeDesk(scene());
createRoot(root).render(
  <App
    bridge={bridge}
    language={language}
    seat={{ preferences: scenario.preferences, rules: scenario.rules, hotKey: 'on' }}
    styleNonce={styleNonce()}
  />,
);

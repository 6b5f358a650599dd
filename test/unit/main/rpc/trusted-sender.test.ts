import { describe, expect, it } from 'vitest';
import { judgeSender } from '../../../../src/main/rpc/trusted-sender';

const good = { frame: { url: 'app://keydesk/index.html', isMainFrame: true }, knownWindow: true, ports: 1 };
const at = (url: string): typeof good => ({ ...good, frame: { url, isMainFrame: true } });

describe('who may hand over a port', () => {
  it('is the main frame of a window of ours that shows our page', () => {
    expect(judgeSender(good, 'app://keydesk')).toBeNull();
    expect(judgeSender(at('http://localhost:5173/'), 'http://localhost:5173')).toBeNull();
  });

  it.each([
    ['no-frame', { ...good, frame: null }],
    ['unknown-window', { ...good, knownWindow: false }],
    ['sub-frame', { ...good, frame: { ...good.frame, isMainFrame: false } }],
    ['port-count', { ...good, ports: 0 }],
    ['port-count', { ...good, ports: 2 }],
  ] as const)('[SC-13][BI-10] is not a sender with %s', (refusal, sender) => {
    expect(judgeSender(sender, 'app://keydesk')).toBe(refusal);
  });

  it.each([
    'https://keydesk/',
    'app://keydesk.evil/',
    'app://evil/keydesk',
    'app://evil@keydesk/',
    'app://keydesk:80/',
    'about:blank',
    'data:text/html,x',
    'file:///index.html',
    'http://localhost:5173/',
    '',
    'app:keydesk',
  ])('[SC-13] is not the page %j', (url) => {
    expect(judgeSender(at(url), 'app://keydesk')).toBe('foreign-origin');
  });
});

import { describe, expect, it } from 'vitest';
import { useDesk, whenStoresAnswer, type Desk } from './support/desk';
import { openEars, type Ears } from './support/ears';

const patience = { timeout: 30_000, interval: 100 };
const desk = useDesk();

async function listenTo({ app, page }: Desk): Promise<Ears> {
  return openEars(page, await app.context().newCDPSession(page));
}

/** Waits until the focus is somewhere, and tells how it is read there. */
async function focusIs(ears: Ears, role: string, name: RegExp | string): Promise<string> {
  await expect
    .poll(async () => ears.focused(), patience)
    .toMatchObject({
      role,
      name: typeof name === 'string' ? name : (expect.stringMatching(name) as string), // as the matcher's own type wants it
    });
  return (await ears.focused()).description;
}

/** Collects what is said until it has been said. */
async function hears(ears: Ears, words: RegExp): Promise<void> {
  const all: string[] = [];
  await expect
    .poll(async () => {
      all.push(...(await ears.heard()));
      return all.some((text) => words.test(text));
    }, patience)
    .toBe(true);
}

describe('with the eyes shut, by keyboard alone', () => {
  it('a shopper is found and gets a link: every step is read', async () => {
    const { agent, page } = desk();
    const ears = await listenTo(desk());
    await focusIs(ears, 'searchbox', 'Find a shopper');
    await page.getByRole('region', { name: 'Welcome to Keydesk' }).waitFor();
    const landmarks = await ears.outline([
      'banner',
      'navigation',
      'main',
      'contentinfo',
      'search',
      'region',
      'heading',
    ]);
    expect([...landmarks].sort()).toEqual([
      ...['banner: ', 'contentinfo: ', 'heading: Welcome to Keydesk', 'heading: Who is calling?', 'main: '],
      ...['navigation: Tools', 'region: Welcome to Keydesk', 'search: '],
    ]);

    await whenStoresAnswer(desk());
    await agent.enter('maja@example.test');
    await agent.press('Enter');
    await hears(ears, /^\d+ matches/u);
    await focusIs(ears, 'button', /^Maja Berg .*maja@example\.test.*Nordic Shop/u);
    await agent.openRow('Nordic Shop');
    // The name, and with it the sentence that says why.
    await page.getByRole('article').getByText('Identity').waitFor(patience);
    expect(await focusIs(ears, 'heading', 'Maja Berg')).toMatch(/The login is switched on/u);
    expect(await ears.outline(['heading', 'article', 'complementary'])).toEqual(
      expect.arrayContaining(['complementary: Matches', 'heading: Matches', 'article: Account', 'heading: Identity']),
    );

    await agent.press('r');
    await focusIs(ears, 'radio', /^Order number/u);
    expect(await ears.outline(['dialog'])).toEqual(['dialog: Reset']);
    expect(await ears.outline(['group'])).toEqual(
      expect.arrayContaining(['group: How was the caller checked?', 'group: Reason']),
    );
    await agent.press('1');
    expect(await focusIs(ears, 'button', /^Copy again/u)).toMatch(/^The link is on the clipboard and good until/u);
    await agent.press('n');
    await hears(ears, /^The note is on the clipboard/u);
    await agent.press('Escape');
    await focusIs(ears, 'heading', 'Maja Berg');

    await agent.press('Control+l');
    await focusIs(ears, 'button', 'Unlock');
    await agent.press('Enter');
    await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
  });

  it('an account is switched on, and back off by Undo: the outcome is read each time', async () => {
    const { agent, page } = desk();
    const ears = await listenTo(desk());
    await whenStoresAnswer(desk());
    await agent.search('siri@example.test');
    await agent.openRow('Nordic Shop');
    await page.getByRole('article').getByText('Identity').waitFor(patience);
    expect(await focusIs(ears, 'heading', /^Siri/u)).toMatch(/^The login is switched off/u);
    await agent.press('a');
    await focusIs(ears, 'radio', /^Order number/u);
    expect(await ears.outline(['dialog'])).toEqual(['dialog: Activate']);
    await agent.press('1');
    expect(await focusIs(ears, 'button', 'Done')).toBe('The account is active again.');
    await ears.heard();
    await agent.press('Enter');
    await focusIs(ears, 'heading', /^Siri/u);
    await hears(ears, /^The account is active again\.\s*Undo/u);
    await agent.press('u');
    await hears(ears, /The account is switched off/u);
  });

  it('what explains the window is read, and the focus goes back to where it came from', async () => {
    const { agent } = desk();
    const ears = await listenTo(desk());
    await agent.press('F1');
    await focusIs(ears, 'tab', 'Finding a shopper');
    await agent.press('ArrowDown');
    await focusIs(ears, 'tab', 'The account');
    await agent.press('Escape');
    await focusIs(ears, 'searchbox', 'Find a shopper');
    await agent.press('Control+Shift+P');
    await focusIs(ears, 'textbox', 'What would you like to do?');
    await agent.press('Escape');
    await focusIs(ears, 'searchbox', 'Find a shopper');
  });
});

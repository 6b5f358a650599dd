import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { App } from '../../src/renderer/src/app/app';
import { startLanguage } from '../../src/renderer/src/locales/start-language';
import type { SeatRules } from '../../src/shared/domain/preferences';
import { createFakeDesk, type FakeDesk } from '../fakes/fake-bridge';
import { fakeScenario, type FakeScenario } from '../fakes/fake-desk/scenario';

export interface OpenWindow {
  readonly desk: FakeDesk;
  readonly user: UserEvent;
}

/** Opens the window over a fake main process, as the agent sees it at start: in English, with the search box in focus. */
export async function openWindow(
  changes: Partial<FakeScenario> = {},
  language = 'en',
  rules?: SeatRules | null,
): Promise<OpenWindow> {
  const desk = createFakeDesk(fakeScenario(changes));
  const user = userEvent.setup();
  render(
    <App
      bridge={desk.bridge}
      language={await startLanguage([language])}
      seat={{
        preferences: desk.scenario.preferences,
        rules: rules === undefined ? desk.scenario.rules : rules,
        hotKey: 'on',
      }}
      styleNonce=""
      env="test"
    />,
  );
  await screen.findByText(/Keydesk \d/u);
  return { desk, user };
}

export function searchBox(): HTMLElement {
  return screen.getByRole('searchbox', { name: 'Find a shopper' });
}

/** Types into the search box and presses Enter. */
export async function lookUp(user: UserEvent, text: string): Promise<void> {
  await user.clear(searchBox());
  await user.type(searchBox(), `${text}{Enter}`);
}

export function store(name: string) {
  return within(screen.getByRole('region', { name }));
}

/** The open account, once it has been read. */
export async function openAccount() {
  const article = await screen.findByRole('article', { name: 'Account' });
  await within(article).findByText('Identity');
  return within(article);
}

export async function dialog(name: string) {
  return within(await screen.findByRole('dialog', { name }));
}

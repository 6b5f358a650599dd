import type { Locator, Page } from 'playwright-core';

/** A customer-service agent at the keyboard; counts what the hands do. */
export interface Agent {
  /** Key strokes, pastes and clicks so far; pasting or typing a text counts as one. */
  interactions(): number;
  press(key: string): Promise<void>;
  /** Types or pastes into what has the focus. */
  enter(text: string): Promise<void>;
  /** Puts a query into the search box and presses Enter; resolves with the milliseconds until every store has answered. */
  search(query: string): Promise<number>;
  /** What one store said. */
  store(name: string): Locator;
  rowsOf(store: string): Locator;
  /** Goes to a store's first row by arrow keys and opens it. */
  openRow(store: string): Promise<void>;
  /** Switches the open account on: for the usual reason, caller checked by order number. */
  activate(): Promise<void>;
  /** Issues a reset of a kind for the open account and waits for the result in the dialog. */
  reset(kind: 'Link' | 'Mail' | 'Forced'): Promise<void>;
  readonly dialog: Locator;
}

const results = {
  Link: /The link is on the clipboard/u,
  Mail: /Accepted by the vendor/u,
  Forced: /Accepted by the vendor/u,
};

export function createAgent(page: Page): Agent {
  let count = 0;
  const searchBox = page.getByRole('searchbox', { name: 'Find a shopper' });
  const dialog = page.getByRole('dialog');
  const store = (name: string): Locator => page.getByRole('region', { name, exact: true });
  const rowsOf = (name: string): Locator => store(name).locator('[data-row]');
  const hasFocus = async (element: Locator): Promise<boolean> =>
    (await element.and(page.locator(':focus')).count()) > 0;

  async function press(key: string): Promise<void> {
    count += 1;
    await page.keyboard.press(key);
  }
  async function enter(text: string): Promise<void> {
    count += 1;
    await page.keyboard.insertText(text);
  }

  return {
    interactions: () => count,
    press,
    enter,
    store,
    rowsOf,
    dialog,
    search: async (query) => {
      if (!(await hasFocus(searchBox))) await press('/');
      await enter(query);
      const startedAt = performance.now();
      await press('Enter');
      await page.getByRole('complementary', { name: 'Matches' }).locator('[aria-busy=false]').waitFor();
      return performance.now() - startedAt;
    },
    openRow: async (name) => {
      // The first row takes the focus by itself when a search has found several.
      for (let step = 0; step < 50; step += 1) {
        if (await hasFocus(rowsOf(name).first())) break;
        await press('ArrowDown');
      }
      await press('Enter');
    },
    activate: async () => {
      await press('a');
      await dialog.locator('form:not([aria-busy=true])').waitFor();
      await press('1');
      await dialog.getByText('The account is active again.').waitFor();
    },
    reset: async (kind) => {
      await press('r');
      await dialog.waitFor();
      const choice = dialog.getByRole('radio', { name: kind, exact: true });
      if ((await choice.count()) > 0 && !(await choice.isChecked())) {
        await choice.focus();
        await page.keyboard.press('Space');
      }
      await dialog.locator('form:not([aria-busy=true])').waitFor();
      await press('1');
      await dialog.getByText(results[kind]).waitFor();
    },
  };
}

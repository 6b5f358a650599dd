import type { Locator, Page } from 'playwright-core';

/** A customer-service agent at the keyboard; counts what the hands do. */
export interface Agent {
  /** Key strokes, pastes and clicks so far; typing a word counts as one. */
  interactions(): number;
  press(key: string): Promise<void>;
  /** Types or pastes into what has the focus. */
  enter(text: string): Promise<void>;
  /** Puts a query into the search box and presses Enter; resolves when every store has answered, with the milliseconds it took. */
  search(query: string): Promise<number>;
  /** The rows of one store. */
  rowsOf(store: string): Locator;
  /** Goes to a store's first row by arrow keys and opens it. */
  openRow(store: string): Promise<void>;
  readonly dialog: Locator;
  readonly why: Locator;
}

export function createAgent(page: Page): Agent {
  let count = 0;
  const searchBox = page.getByRole('searchbox', { name: 'Find a shopper' });
  const waiting = page.getByText('waiting', { exact: true });

  async function press(key: string): Promise<void> {
    count += 1;
    await page.keyboard.press(key);
  }
  async function enter(text: string): Promise<void> {
    count += 1;
    await page.keyboard.insertText(text);
  }
  const hasFocus = async (element: Locator): Promise<boolean> =>
    (await element.and(page.locator(':focus')).count()) > 0;
  const store = (name: string): Locator => page.getByRole('region', { name });
  const rowsOf = (name: string): Locator => store(name).locator('[data-row]');

  return {
    interactions: () => count,
    press,
    enter,
    search: async (query) => {
      if (!(await hasFocus(searchBox))) await press('/');
      await enter(query);
      const startedAt = performance.now();
      await press('Enter');
      await page
        .getByText(/matches|match|Nothing found|possible account/u)
        .first()
        .waitFor();
      await waiting.first().waitFor({ state: 'detached' });
      return performance.now() - startedAt;
    },
    rowsOf,
    openRow: async (name) => {
      // The first row takes the focus by itself when a search has found several.
      for (let step = 0; step < 50; step += 1) {
        if (await hasFocus(rowsOf(name).first())) break;
        await press('ArrowDown');
      }
      await press('Enter');
    },
    dialog: page.getByRole('dialog'),
    why: page.getByRole('heading', { level: 2 }),
  };
}

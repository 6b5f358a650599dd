import type { Page } from 'playwright-core';

/** Something an agent does in the window. */
export type Step = (page: Page) => Promise<unknown>;

export const after =
  (...steps: readonly Step[]): Step =>
  async (page) => {
    for (const step of steps) await step(page);
  };
export const press =
  (...keys: readonly string[]): Step =>
  async (page) => {
    for (const key of keys) await page.keyboard.press(key);
  };
export const click =
  (name: string | RegExp): Step =>
  (page) =>
    page.getByRole('button', { name }).first().click();
/** Waits for a text. */
export const see =
  (text: string | RegExp): Step =>
  (page) =>
    page.getByText(text).first().waitFor();
export const searchFor =
  (text: string): Step =>
  async (page) => {
    await page.getByRole('searchbox').fill(text);
    await page.keyboard.press('Enter');
  };

export const find = searchFor('maja@example.test');
export const openMaja: Step = async (page) => {
  await find(page);
  // The only match opens by itself; of several the first is opened.
  const article = page.getByRole('article');
  await article.or(page.locator('button[data-row]').nth(1)).first().waitFor();
  if ((await article.count()) === 0) await page.keyboard.press('Enter');
  await page.locator('article dl').first().waitFor();
};
/** The dialog has read what it has to say. */
export const ready: Step = (page) => page.getByRole('dialog').locator('form[aria-busy="false"]').waitFor();
/** The result has taken the place of the form. */
export const settled: Step = (page) => page.getByRole('dialog').locator('form').waitFor({ state: 'detached' });
export const dialogOpen: Step = (page) => page.getByRole('dialog').waitFor();
// Where no caller check is asked for, the number of a reason does it.
export const activate = after(openMaja, press('a'), ready, press('3'), settled);
export const makeLink = after(openMaja, press('r'), ready, press('Enter'), settled);

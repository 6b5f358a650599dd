import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Opens a reset link as the shopper does; resolves when the page asks for a new password. */
export async function openResetLink(
  browser: Browser,
  link: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(link);
  await page.locator('input[type=password]').first().waitFor();
  return page;
}

/** Types a new password into every password field of the page and submits it with Enter. */
export async function submitPassword(page: Page, password: string): Promise<void> {
  for (const field of await page.locator('input[type=password]').all()) await field.fill(password);
  await page.keyboard.press('Enter');
}

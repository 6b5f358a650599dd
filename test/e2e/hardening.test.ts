import { describe, expect, it } from 'vitest';
import { useDesk } from './support/desk';

describe('the window', () => {
  const desk = useDesk();

  it('[SC-01] is sandboxed, isolated and without Node', async () => {
    const { app } = desk();
    const preferences = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => {
        const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
          window.webContents.getLastWebPreferences() ?? {};
        return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
      }),
    );
    expect(preferences).toEqual([
      { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false },
    ]);
  });

  it('[SC-05] stays on its page and opens no other', async () => {
    const { app, page } = desk();
    await page.evaluate(() => {
      window.open('https://example.test/');
      window.open('javascript:alert(1)');
      location.href = 'https://example.test/';
    });
    await page.waitForTimeout(500);
    expect(page.url()).toBe('app://keydesk/');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await page.getByRole('searchbox', { name: 'Find a shopper' }).waitFor();
  });

  it('[SC-04] runs no foreign code and reaches no network', async () => {
    const { page } = desk();
    const outcome = await page.evaluate(async () => {
      const tried = async (work: () => unknown): Promise<string> => {
        try {
          await work();
          return 'done';
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown';
        }
      };
      return {
        // eslint-style string timers and eval are what an injected text would use.
        evalled: await tried(() => (0, eval)('1 + 1')),
        fetched: await tried(() => fetch('http://127.0.0.1:9/')),
        markup: await tried(() => {
          document.createElement('div').innerHTML = '<img src=x>';
        }),
        node: typeof Reflect.get(window, 'require'),
        process: typeof Reflect.get(window, 'process'),
      };
    });
    expect(outcome).toEqual({
      evalled: 'EvalError',
      fetched: 'TypeError',
      markup: 'TypeError',
      node: 'undefined',
      process: 'undefined',
    });
  });

  it('[SC-13] works again after a reload, on a new port', async () => {
    const { agent, page } = desk();
    await agent.search('maja@example.test');
    await page.reload();
    await page.getByRole('searchbox', { name: 'Find a shopper' }).waitFor();
    await agent.search('maja@example.test');
    await agent.rowsOf('Nordic Shop').first().waitFor();
  });
});

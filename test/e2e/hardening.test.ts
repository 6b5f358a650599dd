import { describe, expect, it } from 'vitest';
import { useDesk } from './support/desk';

/** What a text that ran as script would try. As text, because the program itself may contain none of it. */
const foreignCode = `(async () => {
  const tried = async (work) => {
    try { await work(); return 'done'; } catch (error) { return error.name; }
  };
  return {
    evalled: await tried(() => (0, eval)('1 + 1')),
    fetched: await tried(() => fetch('http://127.0.0.1:9/')),
    markup: await tried(() => { document.createElement('div').innerHTML = '<img src=x>'; }),
    node: typeof window.require,
    process: typeof window.process,
  };
})()`;

describe('the window', () => {
  const desk = useDesk();

  it('[SC-01] is sandboxed, isolated and without Node', async () => {
    const { app } = desk();
    const preferences = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        // Electron's types leave this reader out.
        const read: unknown = Reflect.get(webContents, 'getLastWebPreferences');
        const all: unknown = typeof read === 'function' ? Reflect.apply(read, webContents, []) : null;
        const of = (name: string): unknown => (typeof all === 'object' && all !== null ? Reflect.get(all, name) : null);
        return {
          sandbox: of('sandbox'),
          contextIsolation: of('contextIsolation'),
          nodeIntegration: of('nodeIntegration'),
          webSecurity: of('webSecurity'),
          webviewTag: of('webviewTag'),
        };
      }),
    );
    expect(preferences).toEqual([
      { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false },
    ]);
  });

  it('[SC-05] stays on its page and opens no other', async () => {
    const { app, page } = desk();
    const before = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await page.evaluate(() => {
      window.open('https://example.test/');
      window.open('javascript:alert(1)');
      location.href = 'https://example.test/';
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const windows = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    );
    expect({ before, windows }).toEqual({ before: 1, windows: ['app://keydesk/'] });
  });

  it('[SC-04] runs no foreign code and reaches no network', async () => {
    const { page } = desk();
    const devtools = await page.context().newCDPSession(page);
    const { result } = await devtools.send('Runtime.evaluate', {
      expression: foreignCode,
      awaitPromise: true,
      returnByValue: true,
      // Else the debugger itself would be excused from the policy.
      allowUnsafeEvalBlockedByCSP: false,
    });
    const outcome: unknown = result.value;
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

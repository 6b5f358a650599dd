import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useDesk } from './support/desk';

interface JournalLine {
  readonly act: string;
  readonly kind: string;
  readonly out?: string;
}

function journalOf(profile: string): readonly JournalLine[] {
  return readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ndjson'))
    .flatMap((file) => readFileSync(join(profile, file), 'utf8').trim().split('\n'))
    .map((line) => {
      const record: JournalLine = JSON.parse(line);
      return record;
    });
}

describe('when something happens to the process', () => {
  const desk = useDesk();

  it('[SC-57][FT-55] shows the window again after its process was killed', async () => {
    const { app } = desk();
    const processOf = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
      );
    const before = await processOf();
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    const box = () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return 0;
        // Asked of a page that is just dying, it would wait for ever.
        const tooLong = new Promise<number>((resolve) => setTimeout(() => resolve(0), 1_000));
        const asked: Promise<unknown> = contents.executeJavaScript("document.querySelectorAll('input').length");
        const found = await Promise.race([asked, tooLong]);
        return found;
      });
    await expect.poll(box, { timeout: 15_000 }).toBe(1);
    expect(await processOf()).toHaveLength(1);
    expect(await processOf()).not.toEqual(before);
  });

  it('[FT-56] records a write whose answer comes while the computer goes to sleep, once', async () => {
    const { app, agent, page, profile } = desk();
    await agent.search('siri@example.test');
    await agent.openRow('Nordic Shop');
    await page.getByRole('heading', { name: 'Siri Dahl' }).waitFor();
    await agent.press('a');
    await agent.dialog.locator('form:not([aria-busy=true])').waitFor();
    await agent.press('1');
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await page.getByText('The computer was asleep.').waitFor();
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    const writes = () => journalOf(profile).filter(({ act }) => act === 'account.activate');
    await expect.poll(() => writes().map(({ kind }) => kind), { timeout: 15_000 }).toEqual(['intent', 'outcome']);
    expect(['ok', 'unknown']).toContain(writes().at(-1)?.out);
    // What the window says after waking is what the vendor says now.
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('heading', { name: 'Siri Dahl' }).waitFor();
    const outcome = writes().at(-1)?.out;
    if (outcome === 'ok') await page.getByText('Can sign in', { exact: true }).first().waitFor();
    expect(writes()).toHaveLength(2);
  });
});

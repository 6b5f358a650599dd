import { chmodSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useDesk } from './support/desk';

const desk = useDesk();

/** Lets the OS's own dialogs choose this file: they belong to no page, so nobody here could click them. */
async function chooseFile(path: string): Promise<void> {
  await desk().app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
}

function journalFile(): string {
  const folder = join(desk().profile, 'journal');
  const name = readdirSync(folder).find((candidate) => candidate.endsWith('.ndjson'));
  return join(folder, name ?? 'none');
}

describe('the journal in the window', () => {
  it('tells a reset in a sentence, is checked and exported, and shows the line that somebody changed', async () => {
    const { agent, page, profile } = desk();
    await agent.search('maja@example.test');
    await agent.openRow('Nordic Shop');
    await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
    await agent.reset('Link');
    await agent.press('Escape');
    await agent.dialog.waitFor({ state: 'detached' });

    await agent.press('j');
    await page.getByText('made a reset link for an account at Nordic Shop.', { exact: false }).first().waitFor();
    await page.getByText('Only the account of Maja Berg').waitFor();

    await page.getByRole('button', { name: 'Export…' }).click();
    await agent.dialog.getByRole('radio', { name: 'The whole journal' }).check();
    await agent.dialog.getByRole('radio', { name: 'NDJSON', exact: false }).check();
    const exported = join(profile, 'exported.ndjson');
    await chooseFile(exported);
    await agent.dialog.getByRole('button', { name: 'Save as…' }).click();
    await agent.dialog.getByText('were written to exported.ndjson', { exact: false }).waitFor();
    await agent.dialog.getByRole('button', { name: 'Close' }).last().click();
    const lines = readFileSync(exported, 'utf8').trimEnd().split('\n');
    expect(lines.some((line) => line.includes('"act":"reset.link"'))).toBe(true);
    expect(readFileSync(exported, 'utf8')).not.toContain('maja');
    expect(existsSync(`${exported}.head.json`)).toBe(true);

    await chooseFile(`${exported}.head.json`);
    await page.getByRole('button', { name: 'Check…' }).click();
    await agent.dialog.getByRole('button', { name: 'Check against a head…' }).click();
    await agent.dialog.getByText('It agrees with the head in exported.ndjson.head.json.', { exact: false }).waitFor();

    const bytes = readFileSync(journalFile(), 'utf8');
    const line = bytes.split('\n').findIndex((text) => text.includes('"kind":"intent","act":"reset.link"'));
    chmodSync(journalFile(), 0o600);
    writeFileSync(journalFile(), bytes.replace('"why":"forgot-password"', '"why":"forgot-passw0rd"'));
    await agent.dialog.getByRole('button', { name: 'Check', exact: true }).click();
    const alert = agent.dialog.getByRole('alert').filter({ hasText: 'A record was changed.' });
    await alert.waitFor();
    expect(await alert.textContent()).toContain(`line ${String(line + 1)}`);
  });
});

import AxeBuilder from '@axe-core/playwright';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filesWith } from '../../scripts/desktop/search-files';
import { artifactsFolder } from '../../scripts/lib/paths';
import { codeLine } from '../../resources/keydesk-approver.mjs';
import { useDesk, type Desk } from './support/desk';

const folder = mkdtempSync(join(tmpdir(), 'keydesk-second-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const code = 'four-words-of-eva-1';
const policy = join(folder, 'policy.json');
// At the least cost a policy takes: a busy machine has enough to do.
const people = [
  { name: 'Eva', code: codeLine(code, undefined, 15) },
  { name: 'Nils', code: codeLine(`${code}-nils`, undefined, 15) },
];
writeFileSync(policy, JSON.stringify({ secondPerson: { people, for: ['show-link', 'changed-email'] } }));
const screens = join(artifactsFolder, 'screens');
mkdirSync(screens, { recursive: true });

/** Makes a link for Maja and asks to copy it. */
async function askToCopy({ agent, page }: Desk): Promise<void> {
  await agent.search('maja@example.test');
  await agent.openRow('Nordic Shop');
  await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
  await agent.press('r');
  await agent.dialog.locator('form:not([aria-busy=true])').waitFor();
  await agent.press('1');
  await agent.dialog.getByText('The link is ready', { exact: false }).waitFor();
  await agent.press('c');
  await agent.dialog.getByRole('group', { name: 'A colleague must agree that you copy the link.' }).waitFor();
}

async function agree({ agent }: Desk, typed: string): Promise<void> {
  await agent.dialog.getByLabel('Colleague', { exact: true }).selectOption('Eva');
  await agent.dialog.getByLabel("Colleague's code").fill(typed);
  await agent.press('Enter');
}

const onClipboard = ({ app }: Desk): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());

describe('[SC-40] where the policy wants a second person for a link', () => {
  const desk = useDesk({ env: { KEYDESK_POLICY: policy } });

  it('it is copied when a colleague agreed, not before, and the journal says who; their code is kept nowhere', async () => {
    const { app, agent, page, profile, output } = desk();
    await app.evaluate(({ clipboard }) => clipboard.writeText('something else'));
    await askToCopy(desk());
    await agree(desk(), 'not-the-code-of-eva');
    await agent.dialog.getByText('That is not the code of Eva.').waitFor();
    expect(await onClipboard(desk())).toBe('something else');
    await agree(desk(), code);
    await agent.dialog.getByText('Copied.', { exact: false }).waitFor();
    const link = await onClipboard(desk());
    expect(link).toMatch(/^http.+#kdt=/u);

    await agent.press('Escape');
    await agent.dialog.waitFor({ state: 'detached' });
    await page.getByText('agreed by Eva').waitFor();
    await agent.press('j');
    await page.getByText('Eva agreed to it.', { exact: false }).waitFor();
    expect(filesWith(profile, [code, 'not-the-code-of-eva', link])).toEqual([]);
    expect(output()).not.toContain(code);
  });
});

const looks = [
  { theme: 'light', size: { width: 1280, height: 800 } },
  { theme: 'dark', size: { width: 1280, height: 800 } },
  { theme: 'light', size: { width: 1024, height: 640 } },
  { theme: 'dark', size: { width: 1024, height: 640 } },
] as const;

describe.each(looks)('the second person in $theme at $size.width×$size.height', ({ theme, size }) => {
  const desk = useDesk({ colorScheme: theme, size, env: { KEYDESK_POLICY: policy } });

  it('has nothing that axe objects to', async () => {
    const { agent, page } = desk();
    const seen = async (name: string): Promise<void> => {
      await page.screenshot({ path: join(screens, `${name}-${theme}-${String(size.width)}.png`) });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
      ).toEqual([]);
    };
    await askToCopy(desk());
    await seen('40-second-person-link');
    await agree(desk(), 'not-the-code-of-eva');
    await agent.dialog.getByText('That is not the code of Eva.').waitFor();
    await seen('41-second-person-wrong');
    await agree(desk(), code);
    await agent.dialog.getByText('Copied.', { exact: false }).waitFor();
    await agent.press('Escape');
    await agent.dialog.waitFor({ state: 'detached' });
    await page.getByText('agreed by Eva').waitFor();
    await seen('42-second-person-history');
    await agent.press('j');
    await page.getByText('Eva agreed to it.', { exact: false }).waitFor();
    await seen('43-second-person-journal');
  });
});

import { ESLint } from 'eslint';
import { resolve } from 'node:path';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '../../..');
const eslint = new ESLint({ cwd: project, overrideConfig: [tseslint.configs.disableTypeChecked] });

async function ruleIdsFor(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: resolve(project, filePath) });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

const planted: readonly (readonly [title: string, file: string, code: string, rule: string])[] = [
  [
    'keytar outside its driver',
    'src/main/accounts/x.ts',
    "import 'keytar';",
    '@typescript-eslint/no-restricted-imports',
  ],
  [
    'electron-store outside its driver',
    'src/main/accounts/x.ts',
    "import 'electron-store';",
    '@typescript-eslint/no-restricted-imports',
  ],
  ['[SC-12] ipcMain outside its file', 'src/main/app/x.ts', "ipcMain.on('a', b);", 'no-restricted-syntax'],
  ['[SC-12] a push over a channel', 'src/main/app/x.ts', "window.webContents.send('a');", 'no-restricted-syntax'],
  ['[SC-01] a window made elsewhere', 'src/main/app/x.ts', 'new BrowserWindow();', 'no-restricted-syntax'],
  [
    '[SC-08] dangerouslySetInnerHTML',
    'src/renderer/src/lib/x.tsx',
    'export const a = <p dangerouslySetInnerHTML={b} />;',
    'no-restricted-syntax',
  ],
  ['[SC-08] innerHTML', 'src/renderer/src/lib/x.ts', 'a.innerHTML = b;', 'no-restricted-syntax'],
  ['[SC-53] code made from text', 'src/main/app/x.ts', "new Function('return 1');", 'no-restricted-syntax'],
  ['[SC-53] eval', 'src/main/app/x.ts', "eval('1');", 'no-eval'],
  ['an enum', 'src/shared/domain/x.ts', 'export enum A { B }', 'no-restricted-syntax'],
  ['a default export', 'src/shared/domain/x.ts', 'export default 1;', 'no-restricted-syntax'],
  ['any', 'src/shared/domain/x.ts', 'export const a: any = 1;', '@typescript-eslint/no-explicit-any'],
  ['a file past 500 lines', 'src/shared/domain/x.ts', 'export {};\n'.repeat(501), 'max-lines'],
];

describe('the lint rules that guard the shape', () => {
  it.each(planted)('catches %s', async (_, file, code, rule) => {
    expect(await ruleIdsFor(file, code)).toContain(rule);
  });

  it.each([
    ['src/main/secrets/keytar-secret-store.ts', "import 'keytar';"],
    ['src/main/settings/electron-settings-store.ts', "import 'electron-store';"],
    ['src/main/rpc/serve.ts', "ipcMain.on('a', b);"],
    ['src/main/app/windows.ts', 'new BrowserWindow();'],
  ])('lets %s do what is its task', async (file, code) => {
    const ids = await ruleIdsFor(file, code);
    expect(ids.filter((id) => id.includes('restricted'))).toEqual([]);
  });
});

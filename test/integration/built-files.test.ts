import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedParts } from '../../scripts/lib/shipped-parts';
import { readShippedParts } from '../../src/main/app/shipped-parts';

const project = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(project, file), 'utf8');

describe('the built preload', () => {
  it('[SC-16] is at most 2 KB and loads nothing but electron', () => {
    const file = 'out/preload/index.cjs';
    expect(statSync(join(project, file)).size).toBeLessThanOrEqual(2_048);
    expect([...read(file).matchAll(/require\((?<what>[^)]*)\)/gu)].map(({ groups }) => groups?.['what'])).toEqual([
      '"electron"',
    ]);
    expect(read(file)).not.toContain('contextBridge');
  });
});

describe('the product', () => {
  it('[SC-55] names no host but the vendors and their manuals', () => {
    const hosts = globSync('src/{main,preload,renderer,shared,landing,training}/**/*.{ts,tsx,json}', { cwd: project })
      .flatMap((file) => [...read(file).matchAll(/['"`]https?:\/\/(?<host>[\w.{}$-]*)/gu)])
      .map(({ groups }) => groups?.['host'] ?? '');
    expect([...new Set(hosts)].sort()).toEqual([
      // The scheme alone, to compare with.
      '',
      // Made from a connection's own settings.
      '${domain}',
      '${hostname}',
      '${place}',
      '${shortCode',
      'account.demandware.com',
      'api.bigcommerce.com',
      'api.emporix.io',
      'developer.bigcommerce.com',
      'developer.emporix.io',
      'developer.salesforce.com',
      'docs.norce.io',
      // A hint in a form's field.
      '{client}.api-se.norce.tech',
    ]);
  });

  it('[SC-55] loads no code by a name that is made up at run time', () => {
    const dynamic = globSync('src/**/*.{ts,tsx}', { cwd: project }).filter((file) =>
      /\bimport\((?!\s*['"])|\bcreateRequire\(|\bimportScripts\(|createElement\('script'\)/u.test(read(file)),
    );
    expect(dynamic).toEqual([]);
  });
});

describe('[SC-51] the licences of what is shipped', () => {
  const parts = shippedParts(join(project, 'out'));
  const names = parts.map(({ name }) => name);

  it('name every package that the product imports, and keytar, which lies beside it', () => {
    const imported = globSync('src/{main,preload,renderer,sandbox,training}/**/*.{ts,tsx}', { cwd: project })
      .flatMap((file) => [...read(file).matchAll(/^import (?!type\b)(?:[^;']*? from )?'(?<from>[^'.][^'\n]*)'/gmu)])
      .map(({ groups }) => packageOf(groups?.['from'] ?? ''))
      .filter((name) => name !== 'electron' && !name.startsWith('node:'));
    expect(new Set(imported).size).toBeGreaterThan(15);
    expect([...new Set(imported)].filter((name) => name !== 'keytar' && !names.includes(name))).toEqual([]);
    expect(names).toContain('@github/keytar');
  });

  it('lie beside the main process, as the window shows them', async () => {
    expect(await readShippedParts(join(project, 'out/main/licences.json'))).toEqual(parts);
    expect(await readShippedParts(join(project, 'out/main/nowhere.json'))).toEqual([]);
  });

  it.each([
    ['none', undefined],
    ['GPL-3.0', 'GPL-3.0-only'],
    ['a text of its own', 'SEE LICENSE IN EULA'],
  ])('stop the build where a part has %s', (_, identifier) => {
    const built = mkdtempSync(join(tmpdir(), 'keydesk-licences-'));
    try {
      for (const part of ['main', 'preload', 'renderer']) {
        mkdirSync(join(built, part, '.vite'), { recursive: true });
        const list = part === 'main' ? [{ name: 'stranger', version: '1.0.0', identifier, text: 'As is.' }] : [];
        writeFileSync(join(built, part, '.vite/license.json'), JSON.stringify(list));
      }
      expect(() => shippedParts(built)).toThrow('stranger');
    } finally {
      rmSync(built, { recursive: true, force: true });
    }
  });
});

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

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
      // Made from a connection's own settings.
      '${domain}',
      '${hostname}',
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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockProblems } from '../../../scripts/check/lock-file';

const project = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(project, file), 'utf8');
const manifest: unknown = JSON.parse(read('package.json'));
const lock: unknown = JSON.parse(read('package-lock.json'));

const goodPackage = { version: '1.0.0', integrity: 'sha512-abc' };
const goodManifest = { dependencies: {}, devDependencies: { good: '^1.0.0' }, allowScripts: { builder: false } };

function problemsWith(packages: object, changes: object = {}): readonly string[] {
  return lockProblems({ ...goodManifest, ...changes }, { lockfileVersion: 3, packages });
}

describe('what is installed', () => {
  it('[SC-51] comes from one registry, locked by SHA-512, with a decision on every install script', () => {
    expect(lockProblems(manifest, lock)).toEqual([]);
  });

  it('[SC-51] finds nothing wrong with a good lock', () => {
    const packages = {
      '': {},
      'node_modules/good': goodPackage,
      'node_modules/a/node_modules/builder': { ...goodPackage, hasInstallScript: true },
    };
    expect(problemsWith(packages)).toEqual([]);
  });

  it.each([
    ['a repository', { devDependencies: { bad: 'git+ssh://git@host.example/bad.git' } }, {}],
    ['a repository in short', { devDependencies: { bad: 'somebody/bad' } }, {}],
    ['an address', { devDependencies: { bad: 'https://host.example/bad.tgz' } }, {}],
    ['a folder', { dependencies: { bad: 'file:../bad' } }, {}],
    ['any version', { dependencies: { bad: '*' } }, {}],
    ['another registry', {}, { ...goodPackage, resolved: 'https://host.example/bad.tgz' }],
    ['a plain address', {}, { ...goodPackage, resolved: 'http://host.example/bad.tgz' }],
    ['a weak sum', {}, { version: '1.0.0', integrity: 'sha1-abc' }],
    ['no sum', {}, { version: '1.0.0' }],
    ['a link', {}, { ...goodPackage, link: true }],
    ['an install script nobody decided on', {}, { ...goodPackage, hasInstallScript: true }],
  ])('[SC-51] catches %s', (_, changes, entry) => {
    expect(problemsWith({ 'node_modules/bad': 'version' in entry ? entry : goodPackage }, changes)).toHaveLength(1);
  });

  it('[SC-51] runs no install script that is not listed', () => {
    expect(read('.npmrc').split('\n')).toContain('strict-allow-scripts=true');
  });

  it('[SC-51] says of every direct dependency why it is there', () => {
    const listed = [...read('docs/dependencies.md').matchAll(/^\| `(?<name>[^`]+)` \| (?<why>[^|]{5,}) \|$/gmu)];
    const names = listed.map(({ groups }) => groups?.['name']);
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    expect(names.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
  });
});

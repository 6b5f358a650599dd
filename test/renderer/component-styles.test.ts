import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../src/renderer/src');
const library = join(createRequire(import.meta.url).resolve('@mantine/core/styles.css'), '../styles');

it('every component of the library that the window uses has its styles', () => {
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(join(root, file), 'utf8'));
  const used = new Set(
    sources
      .flatMap((source) => [...source.matchAll(/import \{([^}]+)\} from '@mantine\/core'/gu)])
      .flatMap(([, names]) => (names ?? '').split(',').map((name) => name.trim())),
  );
  const styled = [...used].filter((name) => existsSync(join(library, `${name}.layer.css`)));
  const listed = readFileSync(join(root, 'app/component-styles.ts'), 'utf8');
  expect(styled.length).toBeGreaterThan(5);
  expect(styled.filter((name) => !listed.includes(`/${name}.layer.css'`))).toEqual([]);
});

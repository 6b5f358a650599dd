import { getNonce } from 'get-nonce';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { config } from 'zod';

afterEach(() => {
  vi.resetModules();
  document.head.replaceChildren();
  Reflect.deleteProperty(window, 'trustedTypes');
});

describe('before anything else', () => {
  it('[SC-04] the page makes the one default policy, which lets text through and refuses markup', async () => {
    const made: { readonly name: string; readonly createHTML: (text: string) => string }[] = [];
    Object.defineProperty(window, 'trustedTypes', {
      configurable: true,
      value: {
        createPolicy: (name: string, rules: { createHTML: (text: string) => string }) => made.push({ name, ...rules }),
      },
    });
    await import('../../src/renderer/src/refuse-markup');
    const [policy, ...others] = made;
    expect(others).toEqual([]);
    expect(Object.keys(policy ?? {})).toEqual(['name', 'createHTML']);
    expect(policy?.name).toBe('default');
    expect(policy?.createHTML(':root { color: red }')).toBe(':root { color: red }');
    expect(() => policy?.createHTML('<img src=x>')).toThrow(TypeError);
  });

  it('[SC-04] style elements get the page’s nonce and the schema library makes no code', async () => {
    const meta = document.createElement('meta');
    meta.name = 'csp-nonce';
    meta.content = 'abc';
    document.head.append(meta);
    const { styleNonce } = await import('../../src/renderer/src/harden');
    expect(styleNonce()).toBe('abc');
    expect(config().jitless).toBe(true);
    expect(getNonce).toBeTypeOf('function');
  });

  it('[SC-04] the policy stands first in the page’s script', async () => {
    const { readFileSync } = await import('node:fs');
    const main = readFileSync(new URL('../../src/renderer/src/main.tsx', `file://${import.meta.filename}`), 'utf8');
    const imports = [...main.matchAll(/^import .*'(?<from>[^']+)';$/gmu)].map((match) => match.groups?.['from']);
    expect(imports.slice(0, 2)).toEqual(['./refuse-markup', './harden']);
  });
});

import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');
const specification = join(project, '../shared/security.md');

interface Listed {
  readonly id: string;
  readonly state: 'test' | 'manual' | 'open';
  /** What stands behind `manual:` and `open:`. */
  readonly reason: string;
}

/** The rows of docs/controls.md. */
const listed: readonly Listed[] = readFileSync(join(project, 'docs/controls.md'), 'utf8')
  .split('\n')
  .flatMap((line): Listed[] => {
    const row = /^\| (?<id>(?:SC|BI|FT)-\d\d) \|.*\| (?<state>test|manual|open)(?:: (?<reason>[^|]+))? \|$/u.exec(line);
    const { id, state, reason = '' } = row?.groups ?? {};
    if (id === undefined || (state !== 'test' && state !== 'manual' && state !== 'open')) return [];
    return [{ id, state, reason: reason.trim() }];
  });

/** How often tests name each id: in a title, as `[SC-14]`. */
const named = new Map<string, number>();
for (const file of globSync('test/**/*.{test,cases,suite}.{ts,tsx}', { cwd: project })) {
  const text = readFileSync(join(project, file), 'utf8');
  for (const [, id = ''] of text.matchAll(/\[((?:SC|BI|FT)-\d\d)\]/gu)) named.set(id, (named.get(id) ?? 0) + 1);
}

const withState = (state: Listed['state']): readonly string[] =>
  listed.filter((entry) => entry.state === state).map(({ id }) => id);

describe('the list of controls, bad inputs and faults', () => {
  it('is read whole, with no id twice', () => {
    expect(listed.length).toBeGreaterThan(140);
    expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
    const counts = (['test', 'manual', 'open'] as const).map((state) => `${withState(state).length} ${state}`);
    process.stdout.write(`controls, bad inputs and faults: ${counts.join(', ')}\n`);
  });

  it('has a test for every id that is said to have one', () => {
    expect(withState('test').filter((id) => !named.has(id))).toEqual([]);
  });

  it('calls nothing open that has a test', () => {
    expect(withState('open').filter((id) => named.has(id))).toEqual([]);
  });

  it('gives a reason for what a person has to check and for what is open', () => {
    const silent = listed.filter(({ state, reason }) => state !== 'test' && reason.length < 10);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('lists every id that a test names', () => {
    const known = new Set(listed.map(({ id }) => id));
    expect([...named.keys()].filter((id) => !known.has(id)).sort()).toEqual([]);
  });

  it.runIf(existsSync(specification))('lists the ids of the specification, no more and no fewer', () => {
    const specified = new Set(readFileSync(specification, 'utf8').match(/\b(?:SC|BI|FT)-\d\d\b/gu));
    expect(listed.map(({ id }) => id).sort()).toEqual([...specified].sort());
  });
});

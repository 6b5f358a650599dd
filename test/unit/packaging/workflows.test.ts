import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { mergeUpdateFiles } from '../../../scripts/package/merge-update-files';

const folder = join(import.meta.dirname, '../../../.github/workflows');
const workflows = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

const stepSchema = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const workflowSchema = z.looseObject({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), z.looseObject({ 'timeout-minutes': z.number(), steps: z.array(stepSchema).min(1) })),
});

describe.each(workflows)('[SC-51] the workflow %s', (_, text) => {
  const workflow = workflowSchema.parse(parse(text));
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it('pins every action by hash and says which version that is', () => {
    const uses = text.split('\n').filter((line) => /^\s*-?\s*uses:/u.test(line));
    expect(uses.length).toBe(steps.filter((step) => step.uses !== undefined).length);
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u);
  });

  it('may read the source and nothing more, unless a job asks for it', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  it('leaves no credential in the checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@') === true);
    for (const checkout of checkouts) expect(checkout.with?.['persist-credentials']).toBe(false);
  });

  it('puts no text from outside into a command', () => {
    for (const { run } of steps) expect(run ?? '').not.toMatch(/\$\{\{\s*(?:github\.(?:event|head_ref)|secrets|vars)/u);
  });
});

describe('update files of two machines', () => {
  const file = (version: string, url: string): string =>
    `version: ${version}\nfiles:\n  - url: ${url}\n    sha512: abc\n    size: 3\npath: ${url}\nsha512: abc\n`;

  it('become one that names the packages of both', () => {
    const merged: unknown = parse(mergeUpdateFiles(file('1.2.3', 'x64.exe'), file('1.2.3', 'arm64.exe')));
    expect(merged).toMatchObject({
      version: '1.2.3',
      path: 'x64.exe',
      files: [{ url: 'x64.exe' }, { url: 'arm64.exe' }],
    });
  });

  it('are refused when they are of different versions', () => {
    expect(() => mergeUpdateFiles(file('1.2.3', 'a'), file('1.2.4', 'b'))).toThrow('different versions');
  });
});

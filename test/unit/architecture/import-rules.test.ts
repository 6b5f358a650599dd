import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const project = resolve(import.meta.dirname, '../../..');
const report = z.object({
  summary: z.object({ violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string() })) }),
});

/** Rule → the files of a small tree that breaks it; the first file is the culprit. */
const planted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-cycles': { 'src/shared/lib/a.ts': "import './b';", 'src/shared/lib/b.ts': "import './a';" },
  'no-unresolvable': { 'src/shared/lib/lost.ts': "import './nowhere';" },
  'shared-is-pure': { 'src/shared/domain/impure.ts': "import 'node:fs';" },
  'preload-is-thin': { 'src/preload/fat.ts': "import '../shared/lib/x';", 'src/shared/lib/x.ts': '' },
  'renderer-is-a-page': {
    'src/renderer/src/lib/reach.ts': "import '../../../main/accounts/y';",
    'src/main/accounts/y.ts': '',
  },
  'renderer-without-node': { 'src/renderer/src/lib/node.ts': "import 'node:path';" },
  'bridge-owns-the-client': { 'src/renderer/src/stores/client.ts': "import '@orpc/client';" },
  'features-do-not-meet': {
    'src/renderer/src/features/a/a.ts': "import '../b/b';",
    'src/renderer/src/features/b/b.ts': '',
  },
  'features-do-not-know-the-app': {
    'src/renderer/src/features/a/up.ts': "import '../../app/shell';",
    'src/renderer/src/app/shell.ts': '',
  },
  'components-know-nothing': {
    'src/renderer/src/components/c.ts': "import '../stores/s';",
    'src/renderer/src/stores/s.ts': '',
  },
  'stores-know-no-looks': {
    'src/renderer/src/stores/t.ts': "import '../components/d';",
    'src/renderer/src/components/d.ts': '',
  },
  'electron-in-named-files': { 'src/main/accounts/window.ts': "import 'electron';" },
  'main-index-starts-the-app': { 'src/main/index.ts': "import './journal/j';", 'src/main/journal/j.ts': '' },
  'rpc-is-handed-its-services': { 'src/main/rpc/p.ts': "import '../settings/q';", 'src/main/settings/q.ts': '' },
  'use-cases-know-ports': {
    'src/main/accounts/u.ts': "import '../vendors/norce/index';",
    'src/main/vendors/norce/index.ts': '',
  },
  'vendors-do-not-meet': {
    'src/main/vendors/norce/n.ts': "import '../emporix/e';",
    'src/main/vendors/emporix/e.ts': '',
  },
  'vendors-know-port-and-http': {
    'src/main/vendors/norce/k.ts': "import '../../secrets/l';",
    'src/main/secrets/l.ts': '',
  },
  'vendor-has-one-face': {
    'src/main/vendors/registry.ts': "import './norce/wire';",
    'src/main/vendors/norce/wire.ts': '',
  },
  'state-knows-no-services': { 'src/main/journal/m.ts': "import '../accounts/o';", 'src/main/accounts/o.ts': '' },
  'sandbox-is-a-stranger': {
    'src/sandbox/norce/r.ts': "import '../../shared/domain/s';",
    'src/shared/domain/s.ts': '',
  },
  'emulators-do-not-meet': { 'src/sandbox/norce/v.ts': "import '../emporix/w';", 'src/sandbox/emporix/w.ts': '' },
  'landing-checks-tokens': { 'src/landing/x.ts': "import '../main/journal/z';", 'src/main/journal/z.ts': '' },
  'training-introduces': { 'src/training/aa.ts': "import '../main/accounts/bb';", 'src/main/accounts/bb.ts': '' },
  'product-knows-no-test': { 'src/main/platform/cc.ts': "import '../../../test/dd';", 'test/dd.ts': '' },
};

describe('the rules of who may import whom', () => {
  let tree = '';
  let found: { rule: string; from: string }[] = [];

  beforeAll(async () => {
    tree = mkdtempSync(join(tmpdir(), 'keydesk-rules-'));
    for (const files of Object.values(planted)) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(tree, path)), { recursive: true });
        // A later tree's empty file must not wipe out an earlier culprit.
        writeFileSync(join(tree, path), `${text}\nexport {};\n`, { flag: text === '' ? 'a' : 'w' });
      }
    }
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.test.json', 'tsconfig.base.json', 'package.json']) {
      cpSync(join(project, file), join(tree, file));
    }
    symlinkSync(join(project, 'node_modules'), join(tree, 'node_modules'));
    const outcome = await promisify(execFile)(
      join(project, 'node_modules/.bin/depcruise'),
      ['src', 'test', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
      { cwd: tree, maxBuffer: 64 * 1024 * 1024 },
    ).catch((error: unknown) => error as { stdout: string });
    found = report
      .parse(JSON.parse(outcome.stdout))
      .summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
  }, 60_000);

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each(Object.entries(planted))('%s catches a planted violation', (rule, files) => {
    expect(found).toContainEqual({ rule, from: Object.keys(files)[0] });
  });

  it('has a planted violation for every rule', async () => {
    const config: unknown = (await import(join(project, '.dependency-cruiser.cjs'))) as unknown;
    const { default: rules } = z
      .object({ default: z.object({ forbidden: z.array(z.object({ name: z.string() })) }) })
      .parse(config);
    expect(Object.keys(planted).sort()).toEqual(rules.forbidden.map((rule) => rule.name).sort());
  });
});

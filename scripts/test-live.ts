import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, projectFolder } from './lib/paths';
import { run } from './lib/run';
import { vendorIds } from '../src/shared/domain/vendor';

/** Reads from a real store and prints which open points of its page that settled. Never writes, never mails. */
async function testLive(vendor: string | undefined): Promise<number> {
  if (vendor === undefined || !vendorIds.some((id) => id === vendor)) {
    process.stdout.write(
      `usage: npm run test:live -- <${vendorIds.join(' | ')}>, see docs/testing.md for the variables\n`,
    );
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-live-'));
  const findings = join(folder, 'findings.jsonl');
  try {
    const env = { ...process.env, KEYDESK_LIVE_VENDOR: vendor, KEYDESK_LIVE_FINDINGS: findings };
    const code = await run(binary('vitest'), ['run', '--project', 'live'], { cwd: projectFolder, env });
    printFindings(vendor, findings);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printFindings(vendor: string, file: string): void {
  if (!existsSync(file)) return;
  process.stdout.write(`\nOpen points of docs/vendors/${vendor}.md that this run looked at:\n`);
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const finding: unknown = JSON.parse(line);
    if (typeof finding !== 'object' || finding === null) continue;
    process.stdout.write(`- ${String(Reflect.get(finding, 'point'))}\n    ${String(Reflect.get(finding, 'answer'))}\n`);
  }
}

process.exitCode = await testLive(process.argv[2]);

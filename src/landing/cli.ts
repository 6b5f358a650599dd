import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseLandingConfig, readEnvironment } from './config';
import { runLanding } from './run-landing';

/** The exit code for a wrong configuration, as sysexits.h has it. */
const exitConfig = 78;
const usage = 'usage: landing --config <file.json>   (docs/landing.md explains the file)';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: 'string' } } });
  if (values.config === undefined) throw new Error(usage);
  const landing = await runLanding({
    config: parseLandingConfig(await readFile(values.config, 'utf8')),
    environment: readEnvironment(process.env),
    clock: { now: () => Date.now() },
    fetch,
    write: (line) => process.stdout.write(`${line}\n`),
  });
  process.stderr.write(`serving ${landing.origin}/reset\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void landing.close().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'failed to start'}\n`);
  process.exitCode = exitConfig;
});

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { vendorIds, vendorNames } from '../shared/domain/vendor';
import { shoppersToTry } from './shoppers-to-try';
import { startTraining, type Training } from './start-training';

const usage = 'usage: npm run sandbox -- [--json] [--port <number>] [--customers <number>]';

// The page takes the port, the stores the four that follow.
const options = z.object({
  json: z.boolean().default(false),
  port: z.coerce.number().int().min(0).max(65_531).default(0),
  customers: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

function readOptions(): z.infer<typeof options> {
  try {
    const { values } = parseArgs({
      options: { json: { type: 'boolean' }, port: { type: 'string' }, customers: { type: 'string' } },
    });
    return options.parse(values);
  } catch {
    throw new Error(usage);
  }
}

function table({ stores }: Training): string {
  const line = (name: string, text: string): string => `  ${name.padEnd(26)}${text}\n`;
  const rows = vendorIds.map((vendor) => line(vendorNames[vendor], stores[vendor].origin));
  const shoppers = shoppersToTry.map(({ query, at, story }) => line(query, `${story} (${at.join(', ')})`));
  return [
    'Training stores\n',
    ...rows,
    line('Reset page', `${stores.landing.origin}/reset`),
    '\nShoppers to try\n',
    ...shoppers,
    '\nMails are kept under /__sandbox/outbox of each store. Ctrl+C ends everything.\n',
  ].join('');
}

async function main(): Promise<void> {
  const { json, port, customers } = readOptions();
  const training = await startTraining({ port, customers });
  process.stdout.write(json ? `${JSON.stringify(training.stores)}\n` : table(training));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void training.stop().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'failed to start'}\n`);
  process.exitCode = 1;
});

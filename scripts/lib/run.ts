import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';

export interface RunOptions extends SpawnOptions {
  /** Gets a copy of all that the program prints. */
  readonly onOutput?: ((chunk: Buffer) => void) | undefined;
}

/** Runs a program to its end with our terminal and answers with its exit code. */
export async function run(
  command: string,
  args: readonly string[],
  { onOutput, ...options }: RunOptions = {},
): Promise<number> {
  const child = spawn(command, args, {
    stdio: onOutput === undefined ? 'inherit' : ['inherit', 'pipe', 'pipe'],
    ...options,
  });
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    from?.on('data', (chunk: Buffer) => {
      to.write(chunk);
      onOutput?.(chunk);
    });
  }
  const forward = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  process.once('SIGINT', forward);
  process.once('SIGTERM', forward);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        resolve(code ?? (signal === null ? 1 : 130));
      });
    });
  } finally {
    process.off('SIGINT', forward);
    process.off('SIGTERM', forward);
  }
}

/** Runs a program to its end and fails with its name when it does not succeed. */
export async function mustRun(command: string, args: readonly string[], options: RunOptions = {}): Promise<void> {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args[0] ?? ''} ended with ${String(code)}`);
}

/** True when a program of this name can be started. */
export function isOnPath(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

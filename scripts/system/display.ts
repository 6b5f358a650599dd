import { spawn } from 'node:child_process';

/** Whether windows can be shown to somebody. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

export interface VirtualDisplay {
  /** For `DISPLAY`. */
  readonly name: string;
  stop(): void;
}

/** Starts an X server that draws into memory; the server itself picks a free number. */
export async function startVirtualDisplay(width = 1600, height = 1200): Promise<VirtualDisplay> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${String(width)}x${String(height)}x24`, '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const pipe = server.stdio[3];
  if (pipe === null || pipe === undefined || !('on' in pipe)) throw new Error('Xvfb gave no pipe');
  const number = await new Promise<string>((resolve, reject) => {
    let text = '';
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString('ascii');
      if (text.includes('\n')) resolve(text.trim());
    });
    server.once('error', reject);
    server.once('exit', (code) => {
      reject(new Error(`Xvfb ended with ${String(code)}`));
    });
  });
  return {
    name: `:${number}`,
    stop: () => {
      server.removeAllListeners('exit');
      server.kill();
    },
  };
}

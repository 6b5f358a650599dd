import { utilityProcess } from 'electron';

/** A process of the app's own, spoken to in messages. */
export interface HelperProcess {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

/** Starts a built entry as a process of its own; `name` is what the OS's process list shows. */
export function startHelper(entry: string, name: string, env: NodeJS.ProcessEnv = process.env): HelperProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: name, stdio: 'ignore', env });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  };
}

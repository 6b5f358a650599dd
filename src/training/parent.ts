import type { TrainingMessage } from '../shared/domain/training';

/** Whoever started this process. */
export interface Parent {
  send(message: TrainingMessage): void;
  listen(receive: (message: unknown) => void): void;
  exit(): void;
}

/** Electron's port to the process that forked a utility process; described here so that this program needs no Electron. */
interface UtilityParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', receive: (event: { readonly data: unknown }) => void): void;
}

/**
 * Finds the parent: the app, when this is one of its utility processes, or a Node program that forked it.
 *
 * @throws Error when nobody listens
 */
export function connectToParent(): Parent {
  const exit = (): void => process.exit(0);
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isUtilityPort(port)) {
    return {
      send: (message) => port.postMessage(message),
      listen: (receive) => port.on('message', ({ data }) => receive(data)),
      exit,
    };
  }
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error('the training process is started by another one');
  // Without its parent it would run on unseen.
  process.once('disconnect', exit);
  return {
    send: (message) => {
      send(message);
    },
    listen: (receive) => {
      process.on('message', receive);
    },
    exit: () => process.disconnect(),
  };
}

function isUtilityPort(port: unknown): port is UtilityParentPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port;
}

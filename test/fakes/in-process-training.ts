import type { TrainingHost } from '../../src/main/connections/training-stores';
import type { TrainingMail, TrainingMessage } from '../../src/shared/domain/training';
import { startTraining, type Training, type TrainingOptions } from '../../src/training/start-training';

/** The training stores in the test's own process, behind the port the app reaches its utility process by. */
export interface InProcessTraining {
  readonly open: () => TrainingHost;
  /** The running stores, for the test's own eyes. */
  readonly training: Training;
  stop(): Promise<void>;
}

export async function inProcessTraining(options: TrainingOptions = {}): Promise<InProcessTraining> {
  const training = await startTraining(options);
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    await training.stop();
  };

  function open(): TrainingHost {
    let hear: (message: TrainingMessage) => void = () => undefined;
    return {
      async post(command) {
        let mails: TrainingMail[] = [];
        if (command.type === 'fault') await training.setFault(command.vendor, command.fault);
        if (command.type === 'reset') await training.reset();
        if (command.type === 'outbox') mails = [...training.outbox()];
        if (command.type === 'stop') await stop();
        hear({ type: 'done', id: command.id, mails });
      },
      onMessage(listener) {
        hear = listener;
        queueMicrotask(() => hear({ type: 'ready', stores: training.stores }));
      },
      onExit: () => undefined,
      kill: () => undefined,
    };
  }

  return { open, training, stop };
}

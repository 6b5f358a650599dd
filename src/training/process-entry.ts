import { z } from 'zod';
import { trainingCommandSchema, type TrainingCommand, type TrainingMessage } from '../shared/domain/training';
import { connectToParent, type Parent } from './parent';
import { startTraining, type Training } from './start-training';

/**
 * How many generated shoppers the app's training stores have: enough to page through, few enough to start at once.
 * A test of many sets its own number.
 */
const customers = z.coerce
  .number()
  .int()
  .min(0)
  .max(100_000)
  .catch(500)
  .parse(process.env['KEYDESK_TRAINING_CUSTOMERS']);

/** The training stores as a process of the app: says `ready`, then does what it is told until it is stopped. */
async function main(parent: Parent): Promise<void> {
  const training = await startTraining({ customers });
  parent.listen((message) => {
    void obey(training, parent, message);
  });
  parent.send({ type: 'ready', stores: training.stores });
}

async function obey(training: Training, parent: Parent, message: unknown): Promise<void> {
  const parsed = trainingCommandSchema.safeParse(message);
  if (!parsed.success) {
    parent.send({ type: 'failed', id: null, problem: 'unknown command' });
    return;
  }
  parent.send(await answer(training, parsed.data));
  if (parsed.data.type === 'stop') parent.exit();
}

async function answer(training: Training, command: TrainingCommand): Promise<TrainingMessage> {
  const { id } = command;
  try {
    return { type: 'done', id, mails: [...(await carryOut(training, command))] };
  } catch (error) {
    return { type: 'failed', id, problem: problemOf(error) };
  }
}

async function carryOut(training: Training, command: TrainingCommand): Promise<ReturnType<Training['outbox']>> {
  switch (command.type) {
    case 'fault':
      await training.setFault(command.vendor, command.fault);
      return [];
    case 'reset':
      await training.reset();
      return [];
    case 'outbox':
      return training.outbox();
    case 'stop':
      await training.stop();
      return [];
  }
}

function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : 'failed';
}

const parent = connectToParent();
main(parent).catch((error: unknown) => {
  parent.send({ type: 'failed', id: null, problem: problemOf(error) });
  parent.exit();
});

/**
 * Entry of the thread that appends to one journal file: takes one record after the other, and answers when each is on the
 * disk. What fails ends the thread, so that nothing that was handed over later can get to the disk without what came
 * before it. Told as `workerData`: the descriptor of the file, open for appending; see `append-thread.ts`.
 */
import assert from 'node:assert/strict';
import { fdatasyncSync, writeSync } from 'node:fs';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';

assert(parentPort);
const port = parentPort;
const fd = Number(workerData);

function append(record: Uint8Array): void {
  // One call of the system: a record is in the file as a whole, or its torn end is found at the next start.
  assert.equal(writeSync(fd, record), record.length, 'the disk took only part of a record');
  fdatasyncSync(fd);
  port.postMessage(null);
}

port.on('message', (first: Uint8Array) => {
  append(first);
  // What came meanwhile is taken at once: an event for each would cost a tenth of the disk's own time.
  for (let next = waiting(); next !== undefined; next = waiting()) append(next.message);
});

function waiting(): { readonly message: Uint8Array } | undefined {
  return receiveMessageOnPort(port);
}

import { execFileSync } from 'node:child_process';
import { constants, readFileSync } from 'node:fs';
import { mkdtemp, open, readFile, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAppendThread, type AppendThread } from '../../../../src/main/journal/append-thread';
import { startAppending } from '../../../setup/node-files';

let folder: string;
let handle: FileHandle;
let workers: Worker[];
let thread: AppendThread;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keydesk-append-'));
  workers = [];
});
afterEach(async () => {
  await thread.end();
  await handle.close();
  await rm(folder, { recursive: true, force: true });
});

async function appendTo(path: string, flags: string | number): Promise<void> {
  handle = await open(path, flags);
  thread = createAppendThread((fd) => {
    const worker = startAppending(fd);
    workers.push(worker);
    return worker;
  }, handle.fd);
}

/** What became of each, as the code or the words of its error. */
async function ends(appends: readonly Promise<void>[]): Promise<readonly string[]> {
  return await Promise.all(
    appends.map((append) =>
      append.then(
        () => 'on the disk',
        (error: unknown) =>
          error instanceof Error && 'code' in error && error.code !== 'ERR_ASSERTION'
            ? String(error.code)
            : String(error),
      ),
    ),
  );
}

describe('the thread that appends', () => {
  it('takes records in the order of the calls, and answers for each when it is in the file', async () => {
    const path = join(folder, 'file');
    await appendTo(path, 'a');
    const lines = Array.from({ length: 50 }, (_, at) => `line ${at} of the file\n`);
    const seen: string[] = [];
    await Promise.all(
      lines.map(async (line) => {
        await thread.append(Buffer.from(line));
        if (readFileSync(path, 'utf8').includes(line)) seen.push(line);
      }),
    );
    expect(seen).toEqual(lines);
    expect(await readFile(path, 'utf8')).toBe(lines.join(''));
  });

  it('ends after what was handed over, and takes nothing more', async () => {
    const path = join(folder, 'file');
    await appendTo(path, 'a');
    const appends = ['one\n', 'two\n'].map((line) => thread.append(Buffer.from(line)));
    await thread.end();
    expect(await ends(appends)).toEqual(['on the disk', 'on the disk']);
    expect(await ends([thread.append(Buffer.from('three\n'))])).toEqual([
      'Error: the thread that writes the journal has ended',
    ]);
    expect(await readFile(path, 'utf8')).toBe('one\ntwo\n');
  });

  it('[FT-50] fails with the system’s own error, also everything behind it', async () => {
    await appendTo('/dev/full', 'a');
    const lines = ['one\n', 'two\n', 'three\n'].map((line) => thread.append(Buffer.from(line)));
    expect(await ends(lines)).toEqual(['ENOSPC', 'ENOSPC', 'ENOSPC']);
    expect(await ends([thread.append(Buffer.from('four\n'))])).toEqual(['ENOSPC']);
  });

  it('[FT-50] does not acknowledge what was written but can’t be synced, and writes nothing behind it', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    await appendTo(path, constants.O_RDWR | constants.O_NONBLOCK);
    const lines = ['one\n', 'two\n'].map((line) => thread.append(Buffer.from(line)));
    expect(await ends(lines)).toEqual(['EINVAL', 'EINVAL']);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100);
    expect(buffer.toString('utf8', 0, bytesRead)).toBe('one\n');
  });

  it('[FT-50] does not acknowledge what the disk took only a part of', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    await appendTo(path, constants.O_RDWR | constants.O_NONBLOCK);
    // More than a pipe holds.
    const [end] = await ends([thread.append(Buffer.alloc(1_200_000, 'x'))]);
    expect(end).toContain('the disk took only part of a record');
  });

  it('fails what it has no answer for when it is ended from outside', async () => {
    await appendTo(join(folder, 'file'), 'a');
    await thread.append(Buffer.from('one\n'));
    const appends = Array.from({ length: 200 }, () => thread.append(Buffer.from('more\n')));
    const [worker] = workers;
    await worker?.terminate();
    const told = await ends(appends);
    expect(told.at(-1)).toBe('Error: the thread that writes the journal has ended');
    const written = (await readFile(join(folder, 'file'), 'utf8')).split('more\n').length - 1;
    // Perhaps the last was written and not acknowledged; never the other way round.
    expect(told.filter((end) => end === 'on the disk').length).toBeLessThanOrEqual(written);
  });
});

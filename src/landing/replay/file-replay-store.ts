import { open, readFile, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../shared/lib/clock';
import { createReplayIndex, type ReplayIndex } from './memory-replay-store';
import type { ReplayStore } from './replay-store';

const lineSchema = z.discriminatedUnion('note', [
  z.strictObject({ note: z.literal('spent'), jti: z.string(), forgetAt: z.int() }),
  z.strictObject({ note: z.literal('released'), jti: z.string() }),
  z.strictObject({ note: z.literal('seen'), account: z.string(), iat: z.int(), forgetAt: z.int() }),
]);
type Line = z.infer<typeof lineSchema>;

const ownerOnly = 0o600;

export interface FileReplayStore extends ReplayStore {
  close(): Promise<void>;
}

export interface FileReplayStoreOptions {
  /** After so many new lines the file is written anew without what can be forgotten. */
  readonly linesBeforeRewrite?: number;
}

/**
 * A replay store in one file of one line per note, synced to the disk before the caller goes on. For one running page: a
 * second program that writes to the file is noticed, and then nothing is accepted any more.
 *
 * @throws Error with the number of the line that can't be read, unless it is the last one and was cut off.
 */
export async function openFileReplayStore(
  path: string,
  clock: Clock,
  { linesBeforeRewrite = 50_000 }: FileReplayStoreOptions = {},
): Promise<FileReplayStore> {
  const index = createReplayIndex(clock);
  await load(path, index);
  let file = await rewrite(path, index);
  let newLines = 0;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other: `decide` answers with the line to write, or null when there is nothing to note. */
  function note(decide: () => Line | null): Promise<boolean> {
    const done = queue.then(async () => {
      const line = decide();
      if (line === null) return false;
      await append(file, `${JSON.stringify(line)}\n`);
      apply(index, line);
      newLines += 1;
      if (newLines >= linesBeforeRewrite) {
        const previous = file.handle;
        file = await rewrite(path, index);
        newLines = 0;
        await previous.close();
      }
      return true;
    });
    queue = done.catch(() => undefined);
    return done;
  }

  return {
    isSpent: (jti) => Promise.resolve(index.isSpent(jti)),
    spend: ({ jti, forgetAt }) => note(() => (index.isSpent(jti) ? null : { note: 'spent', jti, forgetAt })),
    release: async (jti) => {
      await note(() => ({ note: 'released', jti }));
    },
    newestIat: (account) => Promise.resolve(index.newestIat(account)),
    see: async ({ account, iat, forgetAt }) => {
      await note(() => ((index.newestIat(account) ?? -1) >= iat ? null : { note: 'seen', account, iat, forgetAt }));
    },
    close: async () => {
      await queue;
      await file.handle.close();
    },
  };
}

interface OpenFile {
  readonly handle: FileHandle;
  /** How long the file is by our own account. */
  size: number;
}

async function append(file: OpenFile, text: string): Promise<void> {
  const { size } = await file.handle.stat();
  if (size !== file.size) throw new Error('another program has written to the replay file');
  const bytes = Buffer.from(text, 'utf8');
  try {
    await file.handle.appendFile(bytes);
    await file.handle.datasync();
    file.size += bytes.length;
  } catch (error) {
    // Half a line must not stay before the next one. If this fails too, the length no longer fits and nothing is accepted.
    await file.handle.truncate(file.size).catch(() => undefined);
    throw error;
  }
}

async function load(path: string, index: ReplayIndex): Promise<void> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n');
  // What follows the last line end was cut off while it was written, so the vendor was never called for it.
  for (const [at, line] of lines.slice(0, -1).entries()) {
    const parsed = lineSchema.safeParse(parseJson(line));
    if (!parsed.success) throw new Error(`line ${at + 1} of the replay file can't be read`);
    apply(index, parsed.data);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function apply(index: ReplayIndex, line: Line): void {
  if (line.note === 'spent') index.spend(line);
  else if (line.note === 'released') index.release(line.jti);
  else index.see(line);
}

/** Replaces the file as a whole, so that a crash leaves the old one or the new one. */
async function rewrite(path: string, index: ReplayIndex): Promise<OpenFile> {
  const lines: Line[] = [
    ...index.spentTokens().map(({ jti, forgetAt }) => ({ note: 'spent' as const, jti, forgetAt })),
    ...index.seenTokens().map(({ account, iat, forgetAt }) => ({ note: 'seen' as const, account, iat, forgetAt })),
  ];
  const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), 'utf8');
  const fresh = `${path}.new`;
  const target = await open(fresh, 'w', ownerOnly);
  try {
    await target.writeFile(bytes);
    await target.sync();
  } finally {
    await target.close();
  }
  await rename(fresh, path);
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
  return { handle: await open(path, 'a', ownerOnly), size: bytes.length };
}

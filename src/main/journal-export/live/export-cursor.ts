import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeWholeFile } from '../../platform/write-whole-file';

const cursorSchema = z.strictObject({
  /** Which collector has got so far. */
  target: z.string().max(400),
  seq: z.int().nonnegative(),
  /** The file by the number of its first record, and how much of it is done. */
  firstSeq: z.int().positive(),
  offset: z.int().nonnegative(),
});
export type ExportCursor = Readonly<z.infer<typeof cursorSchema>>;

/** How far the live export has come, kept over restarts. */
export interface CursorFile {
  /** Null when there is none, or one that can't be read: then everything is sent again. */
  read(): Promise<ExportCursor | null>;
  write(cursor: ExportCursor): Promise<void>;
}

export function createCursorFile(path: string): CursorFile {
  return {
    read: async () => {
      try {
        return cursorSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? null;
      } catch {
        return null;
      }
    },
    write: (cursor) => writeWholeFile(path, `${JSON.stringify(cursor)}\n`),
  };
}

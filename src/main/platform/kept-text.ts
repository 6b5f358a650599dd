import { readFile } from 'node:fs/promises';
import { writeWholeFile } from './write-whole-file';

/** One small text that outlives the program. */
export interface KeptText {
  /** Null when there is none, or none that can be read. */
  read(): Promise<string | null>;
  write(text: string): Promise<void>;
}

export function createKeptText(path: string): KeptText {
  return {
    read: () => readFile(path, 'utf8').catch(() => null),
    write: (text) => writeWholeFile(path, text),
  };
}

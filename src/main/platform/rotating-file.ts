import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

export interface RotatingFileOptions {
  readonly folder: string;
  /** Without ending: `keydesk` gives `keydesk.log`, `keydesk.1.log` … */
  readonly name: string;
  readonly maxBytes: number;
  readonly maxFiles: number;
  readonly maxAgeMs: number;
  readonly clock: { now(): number };
}

export interface RotatingFile {
  /** Adds one line; false when it could not be written. */
  append(line: string): boolean;
  close(): void;
}

/** A file that starts anew when it is full, and old ones of which are deleted. Writing fails quietly: it is only a log. */
export function createRotatingFile(options: RotatingFileOptions): RotatingFile {
  let file: { readonly handle: number; size: number } | null = null;
  const pathOf = (number: number): string =>
    join(options.folder, number === 0 ? `${options.name}.log` : `${options.name}.${number}.log`);

  function open(): { readonly handle: number; size: number } {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    removeOld();
    const handle = openSync(pathOf(0), 'a', 0o600);
    return { handle, size: fstatSync(handle).size };
  }

  function removeOld(): void {
    const ours = readdirSync(options.folder).filter((name) => name.startsWith(`${options.name}.`));
    for (const path of ours.map((name) => join(options.folder, name))) {
      if (options.clock.now() - statSync(path).mtimeMs > options.maxAgeMs) rmSync(path, { force: true });
    }
  }

  function rotate(): void {
    close();
    rmSync(pathOf(options.maxFiles - 1), { force: true });
    for (let number = options.maxFiles - 2; number >= 0; number -= 1) {
      if (statSync(pathOf(number), { throwIfNoEntry: false })) renameSync(pathOf(number), pathOf(number + 1));
    }
  }

  function close(): void {
    if (file !== null) closeSync(file.handle);
    file = null;
  }

  return {
    append: (line) => {
      const bytes = Buffer.from(`${line}\n`, 'utf8');
      try {
        file ??= open();
        if (file.size > 0 && file.size + bytes.length > options.maxBytes) {
          rotate();
          file = open();
        }
        writeSync(file.handle, bytes);
        file.size += bytes.length;
        return true;
      } catch {
        return false;
      }
    },
    close,
  };
}

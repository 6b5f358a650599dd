import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}
/** Everything the page consists of, by its path below the origin, such as `assets/index.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Reads the built page once, so that serving it never touches a path that a request names. Unknown kinds are left out. At once,
 * as the window waits for it, and the threads that would read it are late while Chromium starts.
 */
export function readPageFiles(folder: string): PageFiles {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const type = types[extname(entry.name)];
      return type === undefined ? [] : [{ path: join(entry.parentPath, entry.name), type }];
    });
  return new Map(
    files.map(({ path, type }) => [relative(folder, path).split(sep).join('/'), { type, bytes: readFileSync(path) }]),
  );
}

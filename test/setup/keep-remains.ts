import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';

// After a complete run everything it wrote is searched for secrets and shoppers' data. So a folder that a test made in the
// folder for temporary files is put aside when it is removed, instead of being lost to that search.
const aside = process.env['KEYDESK_TEST_REMAINS'];

if (aside !== undefined) {
  const isTemporary = (path: unknown): path is string =>
    typeof path === 'string' && dirname(path) === tmpdir() && fs.existsSync(path) && fs.statSync(path).isDirectory();
  const putAside = (path: string): void => fs.renameSync(path, join(aside, randomUUID()));

  const { rmSync } = fs;
  fs.rmSync = (path, options) => {
    if (isTemporary(path)) putAside(path);
    else rmSync(path, options);
  };
  const { rm } = fs.promises;
  fs.promises.rm = async (path, options) => {
    if (isTemporary(path)) putAside(path);
    else await rm(path, options);
  };
  syncBuiltinESMExports();
}

import { scrypt, timingSafeEqual } from 'node:crypto';

/**
 * How a policy keeps the code of a colleague: `scrypt:<log2 N>:<r>:<p>:<salt>:<hash>`, 16 and 32 bytes in base64url. The
 * numbers are bounded, so that no policy makes a desk spend more than 256 MiB or a few seconds on one code.
 */
export const approverCodePattern =
  /^scrypt:(?<cost>1[5-8]):8:(?<parallel>[1-3]):(?<salt>[A-Za-z0-9_-]{22}):(?<hash>[A-Za-z0-9_-]{43})$/u;
const blockSize = 8;

/** Whether this is the code that a line was made of. Works beside the event loop, and takes the same time either way. */
export async function isApproverCode(line: string, code: string): Promise<boolean> {
  const parts = approverCodePattern.exec(line)?.groups;
  if (parts === undefined) throw new Error('a line that the policy should have refused');
  const { cost, parallel, salt = '', hash = '' } = parts;
  const wanted = Buffer.from(hash, 'base64url');
  const N = 2 ** Number(cost);
  const made = await derive(code.normalize('NFC'), Buffer.from(salt, 'base64url'), wanted.length, {
    ...{ N, r: blockSize, p: Number(parallel) },
    // What the algorithm needs, and room for the library's own accounting.
    maxmem: 128 * N * blockSize * 2,
  });
  return timingSafeEqual(made, wanted);
}

function derive(
  code: string,
  salt: Buffer,
  length: number,
  options: { readonly N: number; readonly r: number; readonly p: number; readonly maxmem: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, salt, length, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ServerCertificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
}

export interface IssuedClient {
  /** PKCS#12, without a password. */
  readonly file: string;
  /** SHA-256, lower-case hexadecimal. */
  readonly fingerprint: string;
}

/** A merchant's own certificate authority, as companies run them. */
export interface Authority {
  /** PEM. */
  readonly root: string;
  /** A certificate for a name, good from so many days from now (negative: ago) until so many days from now. */
  issue(name: string, days?: { readonly from: number; readonly until: number }): ServerCertificate;
  /** A certificate and key of a person or machine. */
  issueClient(name: string): IssuedClient;
  remove(): void;
}

const stamp = (days: number): string =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 19).replaceAll(/[-:T]/gu, '')}Z`;

/** Makes an authority with the system's OpenSSL; its keys live in a folder of its own and go with it. */
export function createAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-authority-'));
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): void => {
    const { status, stderr } = spawnSync('openssl', args, { cwd: folder });
    if (status !== 0) throw new Error(`openssl ${String(args[0])}: ${stderr.toString().slice(0, 300)}`);
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-days',
    '30',
    '-subj',
    '/CN=Shop Root',
  );
  writeFileSync(
    at('ca.cnf'),
    '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\nnew_certs_dir=.\nserial=serial\ndefault_md=sha256\npolicy=p\nunique_subject=no\ncopy_extensions=copy\n[p]\ncommonName=supplied\n',
  );
  writeFileSync(at('index.txt'), '');
  writeFileSync(at('serial'), '1000\n');
  let made = 0;

  function issue(name: string, extension: string, days: { readonly from: number; readonly until: number }) {
    made += 1;
    const file = `cert-${String(made)}`;
    openssl(
      'req',
      '-new',
      ...newKey,
      '-keyout',
      `${file}.key`,
      '-out',
      `${file}.csr`,
      '-subj',
      `/CN=${name}`,
      '-addext',
      extension,
    );
    const signed = ['-cert', 'root.pem', '-keyfile', 'root.key', '-in', `${file}.csr`, '-out', `${file}.pem`];
    openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      'ca.cnf',
      ...signed,
      '-startdate',
      stamp(days.from),
      '-enddate',
      stamp(days.until),
    );
    return file;
  }
  const read = (file: string): string => readFileSync(at(file), 'utf8');
  return {
    root: read('root.pem'),
    issue: (name, days = { from: -1, until: 20 }) => {
      const file = issue(name, `subjectAltName=DNS:${name}`, days);
      return { key: read(`${file}.key`), cert: read(`${file}.pem`) };
    },
    issueClient: (name) => {
      const file = issue(name, 'extendedKeyUsage=clientAuth', { from: -1, until: 20 });
      const pair = ['-inkey', `${file}.key`, '-in', `${file}.pem`, '-name', name];
      openssl('pkcs12', '-export', ...pair, '-out', `${file}.p12`, '-passout', 'pass:');
      const { fingerprint256 } = new X509Certificate(readFileSync(at(`${file}.pem`)));
      return { file: at(`${file}.p12`), fingerprint: fingerprint256.replaceAll(':', '').toLowerCase() };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Null where the tool that keeps a user's trusted certificates on Linux is missing. */
export function createHome(): UserHome | null {
  if (spawnSync('certutil', ['-H']).error !== undefined) return null;
  const path = mkdtempSync(join(tmpdir(), 'keydesk-home-'));
  const folder = join(path, '.pki/nssdb');
  mkdirSync(folder, { recursive: true });
  const database = `sql:${folder}`;
  const run = (program: string, ...args: readonly string[]): void => {
    const { status, stderr } = spawnSync(program, args);
    if (status !== 0) throw new Error(`${program}: ${stderr.toString().slice(0, 300)}`);
  };
  run('certutil', '-N', '-d', database, '--empty-password');
  return {
    path,
    trust: (root) => {
      const file = join(path, 'root.pem');
      writeFileSync(file, root);
      run('certutil', '-A', '-d', database, '-t', 'C,,', '-n', 'Shop Root', '-i', file);
    },
    hold: (pkcs12) => run('pk12util', '-i', pkcs12, '-d', database, '-W', ''),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A home folder with the certificates its user trusts and holds, where Chromium on Linux looks for them. */
export interface UserHome {
  readonly path: string;
  /** Trusts an authority (PEM), as a company does on its machines. */
  trust(root: string): void;
  /** Puts a certificate with its key there (PKCS#12 file without a password). */
  hold(pkcs12: string): void;
  remove(): void;
}

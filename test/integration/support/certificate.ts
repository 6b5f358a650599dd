import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A self-signed certificate for a host, made on the spot so that no private key lies in the tree. */
export function createCertificate(host: string): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-cert-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const name = /^[\d.]+$/u.test(host) ? `IP:${host}` : `DNS:${host}`;
  const subject = ['-subj', '/CN=keydesk-test', '-addext', `subjectAltName=${name}`];
  try {
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
        ...[...subject, '-keyout', key, '-out', cert],
      ],
      { stdio: 'pipe' },
    );
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch (error) {
    throw new Error('these tests make a certificate: apt-get install openssl (Debian package openssl)', {
      cause: error,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

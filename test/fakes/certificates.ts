import { generate } from 'selfsigned';

export interface TestCertificate {
  /** PEM. */
  readonly key: string;
  /** PEM; being self-signed, it is also the root to trust. */
  readonly cert: string;
}

const dayMs = 86_400_000;

/** A self-signed certificate, made on the spot so that no private key lies in the tree. */
export async function makeCertificate(
  options: {
    readonly names?: readonly string[];
    readonly addresses?: readonly string[];
    /** How long ago it ended; left out for one that is good for a day. */
    readonly expiredForDays?: number;
  } = {},
): Promise<TestCertificate> {
  const { names = [], addresses = ['127.0.0.1'], expiredForDays = -1 } = options;
  const endsAt = Date.now() - expiredForDays * dayMs;
  const made = await generate([{ name: 'commonName', value: names[0] ?? 'loopback' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(endsAt - 2 * dayMs),
    notAfterDate: new Date(endsAt),
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          ...addresses.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}

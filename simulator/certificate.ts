import { generate } from 'selfsigned';

export interface Certificate {
  /** PEM. */
  key: string;
  /** PEM; also what a client must trust. */
  cert: string;
}

/** Both of Deepgram's hosts, and this machine: the build under test is the shipped one and knows no other address. */
export const HOSTS = ['console.deepgram.com', 'api.deepgram.com', 'localhost'] as const;

const DAY_MS = 86_400_000;

/** Created at every start and kept in memory only. */
export const createCertificate = async (): Promise<Certificate> => {
  const pems = await generate([{ name: 'commonName', value: 'Deepgram simulator' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + 30 * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...HOSTS.map((value) => ({ type: 2 as const, value })), { type: 7 as const, ip: '127.0.0.1' }],
      },
    ],
  });
  return { key: pems.private, cert: pems.cert };
};

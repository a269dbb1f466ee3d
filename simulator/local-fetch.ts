import { Agent, request } from 'node:https';
import { isIP } from 'node:net';

const read = async (given: Request): Promise<Buffer> => Buffer.from(await given.arrayBuffer());

/**
 * `fetch` for Node that takes every host to the simulator and trusts its certificate, over real sockets: a dropped
 * connection rejects with a `TypeError`, as the browser's does.
 */
export const createLocalFetch = (port: number, certificate: string): typeof fetch => {
  const agent = new Agent({ keepAlive: true });
  return async (input, init) => {
    const asked = new Request(input, init);
    const { hostname, pathname, search } = new URL(asked.url);
    const body = await read(asked);
    return new Promise((resolve, reject) => {
      const call = request(
        {
          host: '127.0.0.1',
          port,
          ...(isIP(hostname) ? {} : { servername: hostname }),
          ca: certificate,
          agent,
          method: asked.method,
          path: pathname + search,
          signal: asked.signal,
          headers: { ...Object.fromEntries(asked.headers), host: hostname },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', fail);
          answer.on('end', () => {
            const status = answer.statusCode ?? 0;
            const headers = new Headers();
            for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value));
            const empty = status === 204 || status === 304;
            resolve(new Response(empty ? null : Buffer.concat(chunks), { status, headers }));
          });
        },
      );
      const fail = (cause: Error): void => {
        reject(asked.signal.aborted ? asked.signal.reason : new TypeError('fetch failed', { cause }));
      };
      call.on('error', fail);
      call.end(body);
    });
  };
};

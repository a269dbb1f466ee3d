import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Certificate } from './certificate';

export interface Server {
  port: number;
  /** Ends everything, hanging sockets too. */
  close(): Promise<void>;
}

/** Either face of the simulator, or its controls. */
type Face = { fetch: (request: Request, env?: object) => Response | Promise<Response> };

export interface Faces {
  api: Face;
  console: Face;
  controls: Face;
}

/** By host, and on this machine's own names by path: `/v1` is the API. */
const faceFor = (faces: Faces, { url, headers }: Request): Face => {
  const { hostname, pathname } = new URL(url);
  const host = headers.get('host')?.split(':')[0] ?? hostname;
  if (pathname.startsWith('/__simulator')) return faces.controls;
  if (host === 'api.deepgram.com') return faces.api;
  if (host === 'console.deepgram.com') return faces.console;
  return /^\/v1(\/|$)/.test(pathname) ? faces.api : faces.console;
};

/** One request as it came over the wire, whole: its headers' secrets too. */
export interface WireRequest {
  readonly host: string;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Hears of every request before it is answered. */
export type Witness = (request: WireRequest) => void;

const tell = async (witness: Witness, request: Request): Promise<void> => {
  const { method, url, headers } = request;
  const body = await request.clone().text();
  witness({ host: headers.get('host') ?? new URL(url).host, method, url, headers: [...headers], body });
};

/** Listens on this machine only. Port 0: any that is free. */
export const serveFaces = (
  faces: Faces,
  { key, cert }: Certificate,
  port: number,
  witness?: Witness,
): Promise<Server> => {
  const server = createAdaptorServer({
    fetch: async (request, env) => {
      if (witness) await tell(witness, request);
      return faceFor(faces, request).fetch(request, env);
    },
    createServer,
    serverOptions: { key, cert },
    overrideGlobalObjects: false,
  });
  // Its own `closeAllConnections` forgets those that have not begun to speak TLS, and would wait minutes for them.
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo; // a TCP server that listens has one
      resolve({
        port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            for (const socket of open) socket.destroy();
          }),
      });
    });
  });
};

import { createSocket } from 'node:dgram';
import { createServer as createHttp, type IncomingMessage } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createCertificate } from '../../simulator/certificate';

/** A server that every host beside Deepgram's resolves to. It counts what reaches it, and serves an empty page. */
export interface ForeignHost {
  readonly port: number;
  /** Hosts of the requests that arrived, over TLS and without. */
  readonly requests: readonly string[];
  /** Connections, with and without a request: a browser may open one ahead of a request that it then refuses. */
  readonly connections: number;
  /** Datagrams, as WebRTC sends them. */
  readonly datagrams: number;
  close(): Promise<void>;
}

const TLS_HANDSHAKE = 0x16;

export const startElsewhere = async (): Promise<ForeignHost> => {
  const requests: string[] = [];
  const note = ({ headers, url }: IncomingMessage): void => {
    // A browser asks for the icon of a page by itself.
    if (url !== '/favicon.ico') requests.push(headers.host ?? '(no host)');
  };
  const { key, cert } = await createCertificate();
  const servers = [createHttp(), createHttps({ key, cert })] as const;
  const [plain, secure] = servers;
  for (const server of servers) {
    server.on('request', (request, response) => {
      note(request);
      response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' });
      response.end('<!doctype html><title>ForeignHost</title><body></body>');
    });
    server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
      note(request);
      socket.destroy();
    });
  }

  let connections = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
    socket.once('readable', () => {
      const first: Buffer | null = socket.read(1);
      if (!first) return;
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one

  let datagrams = 0;
  const socket = createSocket('udp4');
  socket.on('message', () => {
    datagrams += 1;
  });
  await new Promise<void>((resolve) => socket.bind(port, '0.0.0.0', resolve));

  return {
    ...{ port, requests },
    get connections() {
      return connections;
    },
    get datagrams() {
      return datagrams;
    },
    close: async () => {
      for (const one of open) one.destroy();
      await new Promise<void>((resolve) => socket.close(() => resolve()));
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

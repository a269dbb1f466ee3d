import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

export interface Proxy {
  readonly port: number;
  close(): void;
}

/**
 * Sends Deepgram's two hosts to the simulator, so that nothing leaves the machine. Every other goes to `elsewhere`, a
 * port of this machine, or is refused where there is none.
 */
export const startProxy = async (simulatorPort: number, elsewhere?: number): Promise<Proxy> => {
  const server = createServer((incoming, response) => {
    if (elsewhere === undefined) {
      response.writeHead(502).end();
      return;
    }
    const { method, url = '/', headers } = incoming;
    const { pathname, search } = new URL(url, 'http://elsewhere.example');
    const onward = request(
      { host: '127.0.0.1', port: elsewhere, method, path: pathname + search, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  });
  server.on('connect', (request, client, head) => {
    client.on('error', () => client.destroy());
    const isDeepgram = /^(api|console)\.deepgram\.com:443$/.test(request.url ?? '');
    const port = isDeepgram ? simulatorPort : elsewhere;
    if (port === undefined) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const target = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      target.write(head);
      target.pipe(client);
      client.pipe(target);
    });
    target.on('error', () => client.destroy());
    client.on('close', () => target.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // A TCP server that listens has an address of this kind.
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

export interface Proxy {
  readonly port: number;
  close(): void;
}

/** Sends Deepgram's two hosts to the simulator and refuses every other, so that nothing leaves the machine. */
export const startProxy = async (simulatorPort: number): Promise<Proxy> => {
  const server = createServer((_request, response) => {
    response.statusCode = 502;
    response.end();
  });
  server.on('connect', (request, client, head) => {
    client.on('error', () => client.destroy());
    if (!/^(api|console)\.deepgram\.com:443$/.test(request.url ?? '')) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const simulator = connect(simulatorPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      simulator.write(head);
      simulator.pipe(client);
      client.pipe(simulator);
    });
    simulator.on('error', () => client.destroy());
    client.on('close', () => simulator.destroy());
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

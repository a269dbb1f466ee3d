import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** One port for a browser's whole life, in front of the simulators that come and go behind it. */
interface Relay {
  readonly port: number;
  /** Sends every new connection to this port of this machine, and ends those to the one before. */
  aim(port: number): void;
}

export const startRelay = async (): Promise<Relay> => {
  let target = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const onward = connect(target, '127.0.0.1');
    open.add(client);
    client.pipe(onward);
    onward.pipe(client);
    client.on('error', () => onward.destroy());
    onward.on('error', () => client.destroy());
    client.on('close', () => {
      open.delete(client);
      onward.destroy();
    });
    onward.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The browser ends with this process; the relay must not keep the process from ending.
  server.unref();
  return {
    // A TCP server that listens has an address of this kind.
    port: (server.address() as AddressInfo).port,
    aim: (port) => {
      target = port;
      for (const socket of open) socket.destroy();
    },
  };
};

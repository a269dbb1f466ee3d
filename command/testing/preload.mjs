// Loaded before the built command in tests: leads connections to Deepgram's API to the simulator. The built file itself
// knows nothing of it.
import tls from 'node:tls';

const connect = tls.connect;
tls.connect = (...given) => {
  const [options, ...rest] = given;
  if (options?.host !== 'api.deepgram.com') return connect(...given);
  const port = Number(process.env.SIMULATOR_PORT);
  return connect({ ...options, host: '127.0.0.1', port, servername: 'api.deepgram.com' }, ...rest);
};

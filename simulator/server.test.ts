import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTS } from './certificate';
import type { Simulator } from './index';
import { startSmall } from './proof/ask';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSmall();
});
afterAll(() => simulator.close());

describe('one port, two faces', () => {
  it.each([
    ['https://api.deepgram.com/v1/projects', 'application/json'],
    ['https://localhost/v1/projects', 'application/json'],
    ['https://console.deepgram.com/project/x/team', 'text/html'],
    ['https://127.0.0.1/project/x/team', 'text/html'],
  ])('%s answers with %s', async (address, type) => {
    const answer = await simulator.fetch(address);
    expect(answer.headers.get('content-type')).toContain(type);
  });

  it('does not give the Console out at the API, nor the API at the Console', async () => {
    expect((await simulator.fetch('https://api.deepgram.com/project/x/team')).status).toBe(404);
    const page = await simulator.fetch('https://console.deepgram.com/v1/projects');
    expect(page.headers.get('content-type')).toContain('text/html');
  });
});

it('ends at once, with a client that has connected and never says anything', async () => {
  const own = await startSmall();
  const silent = connect(own.port, '127.0.0.1');
  await once(silent, 'connect');
  const closed = once(silent, 'close');
  // The server has taken it: this comes behind it in the queue.
  await own.fetch('https://api.deepgram.com/v1/projects');
  await Promise.all([own.close(), closed]);
});

it('has a certificate for every host it stands for', () => {
  const certificate = new X509Certificate(simulator.certificate);
  for (const host of HOSTS) expect(certificate.checkHost(host)).toBe(host);
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
});

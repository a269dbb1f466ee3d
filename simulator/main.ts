import { parseArgs } from 'node:util';
import { startSimulator } from './index';
import { ROWS_ADMIN_KEY_ID } from './seeds/rows';
import { SECRETS } from './seeds/small';

const usage = 'npm run simulator -- [--seed small|large] [--port 8443]';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: 'small' }, port: { type: 'string', default: '8443' } },
});
const { seed } = values;
const port = Number(values.port);
if ((seed !== 'small' && seed !== 'large') || !Number.isInteger(port)) {
  console.error(usage);
  process.exit(2);
}

const simulator = await startSimulator({ seed, port });
const [project] = simulator.world.projects.values();
const secret = seed === 'small' ? SECRETS.admin : project?.keys.get(ROWS_ADMIN_KEY_ID)?.secret;

console.log(`A local Deepgram (${seed} seed), until Ctrl+C. Its certificate is self-signed.

Console   ${simulator.url}/project/${project?.id}/team
API       ${simulator.url}/v1/projects
Controls  ${simulator.url}/__simulator
A key that sees all   ${secret}

curl -k -H 'Authorization: Token ${secret}' ${simulator.url}/v1/projects
curl -k ${simulator.url}/__simulator/faults -d '{"endpoint":"GET /v1/projects","fault":{"kind":"status","status":503}}'
curl -k ${simulator.url}/__simulator/faults -d '{"endpoint":"GET /v1/projects/{project_id}/usage/breakdown","fault":{"kind":"figures","change":{"hoursLate":30}}}'
curl -k ${simulator.url}/__simulator/look -d '{"layout":"grid","theme":"dark"}'
curl -k ${simulator.url}/__simulator/clock -d '{"advance":86400000}'`);

process.once('SIGINT', () => {
  void simulator.close().then(() => process.exit(0));
});

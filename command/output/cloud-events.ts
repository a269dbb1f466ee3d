import type { ToldEvent } from '../check/judge';
import type { Report } from '../check/report';

/** One event as CloudEvents 1.0 has it. Told again it has the same `id`, so that receivers can drop repeats. */
const cloudEvent = ({ id, seq, projectId, from, to, change, alert, title, detail }: ToldEvent) => ({
  ...{ specversion: '1.0', id, source: `urn:deepgram:project:${projectId}` },
  type: `com.linchpin.${change.name}`,
  time: new Date(to).toISOString(),
  datacontenttype: 'application/json',
  data: { seq, from: new Date(from).toISOString(), severity: alert?.severity ?? null, title, detail, change },
});

/** What happened, one event a line, oldest first. */
export const asCloudEvents = ({ projects }: Report): string =>
  projects
    .flatMap(({ events }) => events)
    .sort((a, b) => a.seq - b.seq)
    .map((event) => `${JSON.stringify(cloudEvent(event))}\n`)
    .join('');

import type { CheckArgs, Format } from '../args';
import type { Report } from '../check/report';
import type { Io } from '../io';
import type { OpenedTeam } from '../team';
import { asCloudEvents } from './cloud-events';
import { asJson } from './json';
import { asMarkdown } from './markdown';
import { asMetrics } from './prom';
import { asSarif } from './sarif';
import { asText } from './text';

/** What a writer may need beside the report. */
export interface Rendering {
  readonly args: Pick<CheckArgs, 'out' | 'perKey'>;
  readonly team: OpenedTeam | null;
  readonly io: Io;
}

type Writer = (report: Report, rendering: Rendering) => string;

const WRITERS: Readonly<Record<Format, Writer>> = {
  text: asText,
  json: asJson,
  markdown: asMarkdown,
  prom: asMetrics,
  sarif: asSarif,
  cloudevents: asCloudEvents,
};

/** A report as it was asked for. */
export const render = (report: Report, args: CheckArgs, team: OpenedTeam | null, io: Io): string =>
  WRITERS[args.format](report, { args, team, io });

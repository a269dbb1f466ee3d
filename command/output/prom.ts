import { seenIn } from '../../utils/rules/answer';
import { timeOf } from '../../utils/rules/days';
import { roleOf } from '../../utils/rules/roles';
import { seenUse } from '../../utils/rules/use/key-use';
import type { ProjectReport, Report } from '../check/report';
import { EXIT } from '../exit';
import type { Rendering } from './render';

type Labels = Readonly<Record<string, string>>;

interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

interface Family {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

const escaped = (text: string): string => text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/"/g, '\\"');

const line = (name: string, { labels, value }: Sample): string => {
  const all = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${all.length > 0 ? `{${all.join(',')}}` : ''} ${value}`;
};

/** How many of each, by their labels. */
const counted = (all: readonly Labels[]): readonly Sample[] => {
  const counts = new Map<string, { labels: Labels; value: number }>();
  for (const labels of all) {
    const id = JSON.stringify(labels);
    const known = counts.get(id) ?? { labels, value: 0 };
    counts.set(id, { labels, value: known.value + 1 });
  }
  return [...counts.values()];
};

const parts = ({ snapshot }: ProjectReport): readonly Sample[] => {
  const { projectId: project, keys, expiredKeys, members, invites, usage, cost } = snapshot;
  const all = { keys, 'expired-keys': expiredKeys, members, invites, usage, cost };
  return Object.entries(all).map(([part, { state }]) => ({
    labels: { project, part },
    value: state === 'whole' ? 1 : 0,
  }));
};

/** Who made each active key: a person, a service account, or somebody who has left. Ids only: no address, no name. */
const keys = ({ analysis }: ProjectReport): readonly Sample[] =>
  counted(
    seenIn(analysis.keys).map(({ creator }) => ({
      project: analysis.projectId,
      creator: creatorLabel(creator),
    })),
  );

const creatorLabel = (creator: { readonly state: string; readonly serviceAccount?: boolean }): string => {
  if (creator.state === 'left') return 'gone';
  if (creator.state === 'unknown') return 'unknown';
  return creator.serviceAccount ? 'service-account' : 'person';
};

const requests = ({ analysis }: ProjectReport): Sample => ({
  labels: { project: analysis.projectId },
  value: seenIn(analysis.keys).reduce((sum, key) => sum + seenUse(key).requests, 0),
});

const owners = ({ snapshot }: ProjectReport): readonly Sample[] =>
  snapshot.members.state === 'whole'
    ? [
        {
          labels: { project: snapshot.projectId },
          value: snapshot.members.value.filter(({ scopes }) => roleOf(scopes) === 'owner').length,
        },
      ]
    : [];

const ends = ({ analysis }: ProjectReport, perKey: boolean): readonly Sample[] =>
  seenIn(analysis.keys).flatMap((key) => {
    const ms = key.key.expires === undefined ? null : timeOf(key.key.expires);
    if (ms === null || !(perKey || seenUse(key).used)) return [];
    return [{ labels: { project: analysis.projectId, key_id: key.key.keyId }, value: Math.floor(ms / 1000) }];
  });

const family = (name: string, help: string, samples: readonly Sample[]): Family => ({
  name: `linchpin_${name}`,
  help,
  samples,
});

const families = ({ at, version, code, projects }: Report, perKey: boolean): readonly Family[] => [
  family(
    'last_success_timestamp_seconds',
    'When a run last read everything whole.',
    code === EXIT.clear || (code === EXIT.act && projects.every(({ holes }) => holes.length === 0))
      ? [{ labels: {}, value: Math.floor(at / 1000) }]
      : [],
  ),
  family('last_run_timestamp_seconds', 'When the run was made that these figures are of.', [
    { labels: {}, value: Math.floor(at / 1000) },
  ]),
  family('exit_code', 'What the run ended with.', [{ labels: {}, value: code }]),
  family('reading_whole', 'Whether a part of a project was read whole.', projects.flatMap(parts)),
  family('keys', 'Active keys that were seen, by who made them.', projects.flatMap(keys)),
  family('requests_in_window', 'Requests of the active keys in the window.', projects.map(requests)),
  family(
    'owners',
    'Members with the role Owner; absent where the members were not read whole.',
    projects.flatMap(owners),
  ),
  family(
    'findings',
    'Findings by kind and severity.',
    projects.flatMap(({ snapshot, report }) =>
      counted(report.open.map(({ facts, severity }) => ({ project: snapshot.projectId, kind: facts.kind, severity }))),
    ),
  ),
  family(
    'key_expiry_timestamp_seconds',
    'When a key ends.',
    projects.flatMap((project) => ends(project, perKey)),
  ),
  family('build_info', 'Which Linchpin wrote this.', [{ labels: { version }, value: 1 }]),
];

/** OpenMetrics text, for node_exporter's textfile collector among others. */
export const asMetrics = (report: Report, { args }: Rendering): string => {
  const lines = families(report, args.perKey).flatMap(({ name, help, samples }) =>
    samples.length > 0
      ? [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...samples.map((sample) => line(name, sample))]
      : [],
  );
  return `${lines.join('\n')}\n# EOF\n`;
};

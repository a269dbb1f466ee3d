import { createHash } from 'node:crypto';
import type { Finding, Severity } from '../../utils/rules/findings/finding';
import type { ProjectReport, Report } from '../check/report';
import type { OpenedTeam } from '../team';
import { aboutFinding } from './lines';
import type { Rendering } from './render';
import { memberOrKey } from './subject';

const LEVELS: Readonly<Record<Severity, string>> = { high: 'error', medium: 'warning', low: 'note' };

/**
 * By project, kind and id, the line of each record in the file; from 1. What Linchpin writes has each name on a line of
 * its own (utils/rules/team/write.ts), four spaces deeper for each name over it; a file that was written otherwise has
 * its project's line, or its first.
 */
const linesOf = ({ text }: OpenedTeam): ReadonlyMap<string, number> => {
  const lines = new Map<string, number>();
  const over: string[] = [];
  text.split('\n').forEach((line, index) => {
    const [, indent = '', quoted = ''] = /^((?: {2})+)("(?:[^"\\]|\\.)*"): \{/.exec(line) ?? [];
    if (quoted === '') return;
    over.length = indent.length / 2 - 1;
    over.push(JSON.parse(quoted));
    lines.set(JSON.stringify(over), index + 1);
  });
  return lines;
};

const resultsOf = ({ snapshot, report, words }: ProjectReport, team: OpenedTeam) => {
  const lines = linesOf(team);
  const { projectId } = snapshot;
  const lineOf = (finding: Finding): number => {
    const [kind, id] = memberOrKey(finding.subject) ?? [];
    const at = kind === undefined ? undefined : lines.get(JSON.stringify(['projects', projectId, kind, id]));
    return at ?? lines.get(JSON.stringify(['projects', projectId])) ?? 1;
  };
  const byId = new Map(words.open.map((view) => [view.id, view]));
  return report.open.flatMap((finding) => {
    const view = byId.get(finding.id);
    if (!view) return [];
    return [
      {
        ruleId: finding.facts.kind,
        level: LEVELS[finding.severity],
        message: { text: `${aboutFinding(view)}: ${view.title} ${view.why} ${view.next}` },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: team.path.replaceAll('\\', '/') },
              region: { startLine: lineOf(finding) },
            },
          },
        ],
        partialFingerprints: {
          'linchpinFinding/v1': createHash('sha256').update(`${projectId}:${finding.id}`).digest('hex'),
        },
      },
    ];
  });
};

/** SARIF 2.1.0, each finding at its record in the team's file: nothing else in a repository is the place of one. */
export const asSarif = ({ version, projects }: Report, { team }: Rendering): string => {
  const results = team ? projects.flatMap((project) => resultsOf(project, team)) : [];
  const rules = [...new Set(results.map(({ ruleId }) => ruleId))].map((id) => ({ id }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Linchpin', version, rules } }, results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

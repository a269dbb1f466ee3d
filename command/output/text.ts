import type { FindingView } from '../../utils/protocol/views/findings';
import type { Severity } from '../../utils/rules/findings/finding';
import { formatsOf } from '../../utils/wording/formats';
import type { Translate } from '../../utils/wording/translate';
import type { ToldEvent } from '../check/judge';
import type { Leaving } from '../check/leaving';
import type { ProjectReport, Report } from '../check/report';
import { aboutFinding, ownKeyLine, plain } from './lines';
import type { Rendering } from './render';

type Paint = (severity: Severity, text: string) => string;

const COLOURS: Readonly<Record<Severity, number>> = { high: 31, medium: 33, low: 36 };

const painter = ({ io: { env, out }, args }: Rendering): Paint =>
  args.out === null && out.isTerminal && !env.NO_COLOR
    ? (severity, text) => `\u001b[${COLOURS[severity]}m${text}\u001b[0m`
    : (_, text) => text;

export const severityWord = (severity: Severity, t: Translate): string => {
  switch (severity) {
    case 'high':
      return t('command_high');
    case 'medium':
      return t('command_medium');
    case 'low':
      return t('command_low');
  }
};

const findingLines = (finding: FindingView, paint: Paint, t: Translate): readonly string[] => [
  `  ${paint(finding.severity, severityWord(finding.severity, t))}  ${aboutFinding(finding)}: ${finding.title}`,
  `      ${finding.why}`,
  `      ${finding.next}`,
];

const eventLines = ({ alert, title, detail, when }: ToldEvent, paint: Paint, t: Translate): readonly string[] => [
  `  ${alert ? `${paint(alert.severity, severityWord(alert.severity, t))}  ` : ''}${title}`,
  ...[detail, when].filter((line) => line !== '').map((line) => `      ${line}`),
];

const leavingLines = ({ words: { title, say, keys, moreKeys } }: Leaving, t: Translate): readonly string[] => [
  `  ${plain(title)}: ${say.line}`,
  ...[say.why, say.next].filter((line) => line !== '').map((line) => `      ${line}`),
  ...keys.map(({ comment, id, use }) => `      ${comment} (${id}): ${use}`),
  ...(moreKeys > 0 ? [`      ${t('command_moreKeys', moreKeys, [formatsOf(t).number(moreKeys)])}`] : []),
];

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? ['', title, ...lines] : [];

const projectLines = (project: ProjectReport, paint: Paint, t: Translate): readonly string[] => {
  const { analysis, words, holes, own, events, leaving } = project;
  return [
    `${analysis.projectName} (${analysis.projectId})`,
    words.footnote,
    ownKeyLine(own, t),
    ...section(
      t('command_leaving'),
      leaving.flatMap((each) => leavingLines(each, t)),
    ),
    ...section(
      t('command_changes'),
      events.flatMap((event) => eventLines(event, paint, t)),
    ),
    ...section(
      t('command_findings'),
      words.open.flatMap((finding) => findingLines(finding, paint, t)),
    ),
    ...section(
      t('command_missing'),
      holes.map((hole) => `  ${hole}`),
    ),
    ...(words.open.length === 0 && holes.length === 0 ? ['', t('command_nothing')] : []),
    '',
  ];
};

/** For a person, on a terminal or in a log. */
export const asText = ({ projects, unread, unseen }: Report, rendering: Rendering): string => {
  const { t } = rendering.io;
  const paint = painter(rendering);
  const lines = [
    ...projects.flatMap((project) => projectLines(project, paint, t)),
    ...unread,
    ...unseen.map((each) => t('command_unseen', [each])),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
};

import { plainMarkdown } from '../../utils/wording/assess/markdown';
import { exporting, formatsOf } from '../../utils/wording/formats';
import type { Translate } from '../../utils/wording/translate';
import type { ProjectReport, Report } from '../check/report';
import { aboutFinding, ownKeyLine, plain } from './lines';
import type { Rendering } from './render';
import { severityWord } from './text';

/**
 * A line of words, other people's among them: none can become a link, a mention, a tag or a table's cell. Word by word,
 * so that only what might be one stands as code.
 */
const escaped = (text: string): string => text.split(' ').map(plainMarkdown).join(' ');

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => escaped(cell)).join(' | ')} |`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length > 0 ? [row(heads), `|${heads.map(() => ' --- |').join('')}`, ...rows.map(row), ''] : [];

const listOf = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [`**${escaped(title)}**`, '', ...lines.map((line) => `- ${escaped(line)}`), ''] : [];

const projectLines = (
  { snapshot, words, holes, own, events, leaving }: ProjectReport,
  t: Translate,
): readonly string[] => [
  `## ${escaped(snapshot.projectName)}`,
  '',
  `${escaped(`${t('command_readAt', [formatsOf(t).moment(snapshot.takenAt)])} ${ownKeyLine(own, t)}`)}`,
  '',
  ...listOf(
    t('command_leaving'),
    leaving.map(({ words: { title, say } }) => `${plain(title)}: ${say.line} ${say.next}`),
  ),
  ...listOf(
    t('command_changes'),
    events.map(({ title, detail, when }) => [title, detail, when].filter(Boolean).join(' · ')),
  ),
  ...table(
    [t('command_headSeverity'), t('command_headAbout'), t('command_headWhat'), t('command_headNext')],
    words.open.map((finding) => [
      severityWord(finding.severity, t),
      aboutFinding(finding),
      finding.title,
      finding.next,
    ]),
  ),
  ...listOf(t('command_missing'), holes),
];

/** For a job's summary or a ticket. */
export const asMarkdown = ({ projects, unread, unseen }: Report, { io }: Rendering): string => {
  const t = exporting(io.t);
  const lines = [
    ...projects.flatMap((project) => projectLines(project, t)),
    ...listOf(t('command_missing'), [...unread, ...unseen.map((each) => t('command_unseen', [each]))]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
};

import type { TextRun } from '../../protocol/messages';
import type { AssessedKey, Assessment } from '../../protocol/views/assessment';
import type { Evidence, EvidenceIssue, Observation } from '../../rules/verdicts/evidence';
import { formatsOf } from '../formats';
import { gapLines } from '../gaps';
import type { Translate } from '../translate';
import { blindSpotLines } from './blind-spots';
import { issueLines } from './evidence-issues';
import { plainMarkdown } from './markdown';

type Told = Pick<Assessment, 'title' | 'say' | 'keys' | 'moreKeys'> & {
  readonly evidence: Evidence;
  readonly missing: readonly EvidenceIssue[];
  readonly project: string;
};

const runsText = (runs: readonly TextRun[]): string =>
  runs.map(({ text, foreign }) => (foreign ? plainMarkdown(text) : text)).join('');

const keyRow = (key: AssessedKey): string =>
  `| ${[plainMarkdown(key.comment), `\`${key.id.replace(/[^\w-]/g, '')}\``, key.use, key.cost, runsText(key.detail)].join(' | ')} |`;

const keysTable = ({ keys, moreKeys }: Told, t: Translate): string[] =>
  keys.length === 0
    ? []
    : [
        '',
        `| ${[t('assess_md_key'), t('card_keyId'), t('assess_md_use'), t('assess_md_cost'), t('assess_md_remarks')].join(' | ')} |`,
        '| --- | --- | --- | --- | --- |',
        ...keys.map(keyRow),
        ...(moreKeys > 0 ? ['', t('assess_md_moreKeys', moreKeys, [formatsOf(t).number(moreKeys)])] : []),
      ];

/** Whether one call's answer was whole, over which days, and why not. */
export const observedWords = ({ state, gaps, range }: Observation, t: Translate): string => {
  const days = range ? t('assess_md_days', [range.from, range.to]) : '';
  const whole = { whole: t('assess_md_whole'), partial: t('assess_md_partial'), failed: t('assess_md_failed') }[state];
  return [whole, days, ...gapLines(gaps, t)].filter(Boolean).join('; ');
};

const observed = (each: Observation, t: Translate): string => `- \`${each.endpoint}\`: ${observedWords(each, t)}`;

const list = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? ['', `**${title}**`, '', ...lines.map((line) => `- ${line}`)] : [];

/**
 * A verdict with what it rests on, for a ticket: Markdown in which other people's text is escaped. Times are UTC, so
 * that two people read the same.
 */
export const evidenceMarkdown = (told: Told, t: Translate): string => {
  const { title, say, evidence, missing, project } = told;
  const format = formatsOf(t);
  return [
    `### ${runsText(title)}`,
    '',
    `**${say.line}** ${say.why}`.trim(),
    ...(say.next ? ['', `${t('common_next')} ${say.next}`] : []),
    ...keysTable(told, t),
    '',
    `**${t('assess_md_evidence')}**`,
    '',
    `- ${t('assess_md_project', [plainMarkdown(project)])}`,
    `- ${t('assess_md_read', [format.moment(evidence.takenAt), format.moment(evidence.judgedAt)])}`,
    `- ${t('assess_md_window', [evidence.window.from, evidence.window.to])}`,
    ...evidence.observations.map((each) => observed(each, t)),
    ...list(t('assess_md_missing'), issueLines(missing, t)),
    ...list(t('assess_md_blind'), blindSpotLines(evidence.blindSpots, t)),
  ].join('\n');
};

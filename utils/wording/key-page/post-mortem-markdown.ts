import type { TextRun } from '../../protocol/messages';
import type { Heirs } from '../../rules/key-life/heirs';
import type { PostMortem } from '../../rules/key-life/post-mortem';
import { plainMarkdown } from '../assess/markdown';
import { exporting, formatsOf } from '../formats';
import { fullName } from '../people';
import type { Translate } from '../translate';
import { causeWords, createWords, heirsWords, loadWords, otherChanges } from './post-mortem-words';

interface Told {
  readonly postMortem: PostMortem;
  readonly heirs: Heirs;
  readonly projectId: string;
  /** When the project was last read; milliseconds since the epoch. */
  readonly readAt: number | null;
}

const runsText = (runs: readonly TextRun[]): string =>
  runs.map(({ text, foreign }) => (foreign ? plainMarkdown(text) : text)).join('');
/** Ids are made of letters, digits, `-` and `_`. */
const asId = (id: string): string => `\`${id.replace(/[^\w-]/g, '')}\``;
const part = (title: string, lines: readonly string[]): string[] => ['', `**${title}**`, '', ...lines];

const carriedLines = (postMortem: PostMortem, t: Translate): string[] =>
  loadWords(postMortem, t)?.map(({ term, detail }) => `- ${term}: ${detail}`) ?? [t('keyLife_carriedUnknown')];

const heirLines = ({ postMortem, heirs }: Told, t: Translate): string[] => {
  const found = heirsWords(heirs, postMortem.load?.last7.requests === 0, t);
  if (found.heirs.length === 0) return [found.none];
  const lines = found.heirs.map(({ keyId, line, why }) => `- ${runsText(line)} (${asId(keyId)}). ${why}`);
  return [...lines, '', t('keyLife_heirsNext')];
};

const createLines = ({ create, idle, key }: PostMortem, t: Translate): string[] => {
  const others = idle.filter((each) => each.key.keyId !== key.keyId).length;
  const keys = create.flatMap((lost, at) => {
    const { keyId, name, load, had } = createWords(lost, t, plainMarkdown);
    return [
      `${at + 1}. **${name}** (${asId(keyId)}): ${load}`,
      ...had.map((fact) => `   - ${fact.term}: ${fact.detail}`),
    ];
  });
  return [
    ...(keys.length === 0 ? [t('keyLife_createNothing')] : [t('keyLife_createNext'), '', ...keys]),
    ...(others > 0 ? ['', t('keyLife_idle', others, [formatsOf(t).number(others)])] : []),
  ];
};

const alsoLines = ({ others }: PostMortem, t: Translate): string[] => {
  const { lines, more } = otherChanges(others, t);
  if (lines.length === 0) return [t('keyLife_alsoNothing')];
  const rest = more > 0 ? [`- ${t('keyLife_moreChanges', more, [formatsOf(t).number(more)])}`] : [];
  return [...lines.map((line) => `- ${runsText(line)}`), ...rest];
};

/**
 * Why a key ended and what to do, for a ticket: Markdown in which other people's text is escaped, with days as ISO 8601
 * has them and digits that aren't grouped.
 */
export const postMortemMarkdown = (told: Told, words: Translate): string => {
  const t = exporting(words);
  const { postMortem, projectId, readAt } = told;
  const { key, from, to } = postMortem;
  const { moment } = formatsOf(t);
  return [
    `### ${t('keyLife_mdTitle', [plainMarkdown(key.comment) || t('card_noName')])}`,
    '',
    runsText(causeWords(postMortem, t)),
    ...part(t('keyLife_carried'), carriedLines(postMortem, t)),
    ...part(t('keyLife_create'), createLines(postMortem, t)),
    ...part(t('keyLife_heirs'), heirLines(told, t)),
    ...part(t('keyLife_alsoChanged'), alsoLines(postMortem, t)),
    ...part(t('assess_md_evidence'), [
      `- ${t('assess_md_project', [asId(projectId)])}`,
      `- ${t('card_keyId')}: ${asId(key.keyId)}`,
      `- ${t('keyLife_mdCreator', [plainMarkdown(fullName(key.creator))])}`,
      `- ${t('keyLife_between', [moment(from), moment(to)])}`,
      `- ${readAt === null ? t('keyLife_footnoteNever') : t('keyLife_footnote', [moment(readAt)])}`,
    ]),
  ].join('\n');
};

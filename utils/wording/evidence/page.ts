import type { AssessedKey, Assessment } from '../../protocol/views/assessment';
import type { KeyUse } from '../../rules/analysis';
import { analyzeProject } from '../../rules/analyze-project';
import { valueIn } from '../../rules/answer';
import { addDays } from '../../rules/days';
import type { EvidenceContent } from '../../rules/evidence-file/content';
import type { EvidenceQuestion, EvidenceVerdict } from '../../rules/evidence-file/question';
import type { RemovalVerdict, RoleChangeVerdict } from '../../rules/verdicts/verdict';
import { assessRemoval, assessRoleChange } from '../assess/assess';
import { observedWords } from '../assess/evidence';
import { issueLines } from '../assess/evidence-issues';
import { MOST_KEYS } from '../assess/keys';
import { exporting, formatsOf } from '../formats';
import { cleanText } from '../sanitise';
import type { Translate } from '../translate';
import { escaped, foreign, listHtml, runsHtml, tableHtml } from './html';
import { STYLE } from './style';

/** The same words as beside the removal dialog, from the inputs of an evidence file alone. */
export const assessQuestion = (question: EvidenceQuestion, verdict: EvidenceVerdict, t: Translate): Assessment => {
  const analysis = analyzeProject(question.snapshot, question.options, question.now);
  return question.about === 'removal'
    ? assessRemoval(verdict as RemovalVerdict, question.act, analysis, t) // judged from this question
    : assessRoleChange(verdict as RoleChangeVerdict, analysis, t); // the same
};

const heading = (text: string): string => `<h2>${escaped(text)}</h2>`;

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [heading(title), listHtml(lines.map(escaped))] : [];

const keyCells = ({ comment, id, use, cost, detail }: AssessedKey): readonly string[] => [
  foreign(comment),
  `<code>${escaped(id)}</code>`,
  ...[use, cost].map(escaped),
  runsHtml(detail),
];

const keysOf = ({ keys, moreKeys }: Assessment, t: Translate): string[] => {
  if (keys.length === 0) return [];
  const heads = [t('assess_md_key'), t('card_keyId'), t('assess_md_use'), t('assess_md_cost'), t('assess_md_remarks')];
  const more =
    moreKeys > 0 ? [`<p>${escaped(t('assess_md_moreKeys', moreKeys, [formatsOf(t).number(moreKeys)]))}</p>`] : [];
  const title = t('evidence_keys');
  return [heading(title), tableHtml(title, heads, keys.map(keyCells)), ...more];
};

/** The days with requests, oldest first: "2026-11-20: 34". */
const daysOf = ({ perDay, range }: KeyUse, t: Translate): string => {
  const used = perDay.flatMap((requests, at) =>
    requests > 0 ? [t('evidence_day', [addDays(range.from, at), formatsOf(t).number(requests)])] : [],
  );
  return used.length > 0 ? used.join(', ') : t('evidence_noDay', [range.from, range.to]);
};

const useOf = ({ keys }: EvidenceVerdict, t: Translate): string[] => {
  const rows = keys.slice(0, MOST_KEYS).map(({ key, use }): readonly string[] => {
    const seen = valueIn(use);
    const name = cleanText(key.comment) || t('card_noName');
    return [foreign(name), escaped(seen ? daysOf(seen, t) : t('assess_md_failed'))];
  });
  const title = t('evidence_days');
  const heads = [t('assess_md_key'), t('evidence_daysUtc')];
  return rows.length > 0 ? [heading(title), tableHtml(title, heads, rows)] : [];
};

const basisOf = ({ question }: EvidenceContent, { evidence }: EvidenceVerdict, t: Translate): string[] => {
  const { moment } = formatsOf(t);
  const lines = [
    `${escaped(t('evidence_project'))} ${foreign(cleanText(question.snapshot.projectName))} <code>${escaped(question.snapshot.projectId)}</code>`,
    escaped(t('assess_md_read', [moment(evidence.takenAt), moment(evidence.judgedAt)])),
    escaped(t('assess_md_window', [evidence.window.from, evidence.window.to])),
    ...evidence.observations.map(
      (each) => `<code>${escaped(each.endpoint)}</code>: ${escaped(observedWords(each, t))}`,
    ),
  ];
  return [heading(t('evidence_basis')), listHtml(lines)];
};

/** The words of an evidence file, as HTML around the place of its block. Days are ISO and UTC, figures plain. */
export const evidencePage = (
  content: EvidenceContent,
  verdict: EvidenceVerdict,
  translate: Translate,
): { readonly before: string; readonly after: string } => {
  const t = exporting(translate);
  const assessment = assessQuestion(content.question, verdict, t);
  const { title, say, blindSpots } = assessment;
  const next = say.next ? [`<p>${escaped(`${t('common_next')} ${say.next}`)}</p>`] : [];
  const main = [
    `<h1>${runsHtml(title)}</h1>`,
    `<p class="verdict">${escaped(say.line)}</p>`,
    ...(say.why ? [`<p>${escaped(say.why)}</p>`] : []),
    ...next,
    ...keysOf(assessment, t),
    ...basisOf(content, verdict, t),
    ...section(t('assess_md_missing'), issueLines(verdict.missing, t)),
    ...section(t('assess_md_blind'), blindSpots),
    ...useOf(verdict, t),
    `<p class="note">${escaped(t('evidence_howToCheck', [content.version]))}</p>`,
  ];
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escaped(title.map(({ text }) => text).join(''))}</title>`,
    `<style>${STYLE}</style>`,
  ];
  return {
    before: `<!doctype html>\n<html lang="${escaped(content.language)}">\n<head>\n${head.join('\n')}\n</head>\n<body>\n<main>\n${main.join('\n')}\n</main>\n`,
    after: '\n</body>\n</html>\n',
  };
};

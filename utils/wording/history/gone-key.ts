import type { TextRun } from '../../protocol/messages';
import type { Assessment } from '../../protocol/views/assessment';
import type { ProjectAnalysis } from '../../rules/analysis';
import type { Told } from '../../rules/events/event';
import { isEnd } from '../../rules/events/subject';
import { plainMarkdown } from '../assess/markdown';
import { footnote } from '../footnote';
import { exporting } from '../formats';
import { ownText, runsOf } from '../runs';
import { cleanText, isolated } from '../sanitise';
import type { Translate } from '../translate';
import { endWords } from './end-words';
import { whenWords } from './when';

/** It is asked again once a minute; what is past doesn't change. */
const VALID_MS = 300_000;

const asText = (runs: readonly TextRun[]): string =>
  runs.map(({ text, foreign }) => (foreign ? isolated(text) : text)).join('');
const asMarkdown = (runs: readonly TextRun[]): string =>
  runs.map(({ text, foreign }) => (foreign ? plainMarkdown(text) : text)).join('');

/** What became of a key that is no longer listed, and what to do now; `null` of another change. */
export const assessGoneKey = (event: Told, analysis: ProjectAnalysis, now: number, t: Translate): Assessment | null => {
  const { change } = event;
  if (!isEnd(change)) return null;
  const words = endWords(change, t);
  const name = cleanText(change.key.comment);
  const plain = exporting(t);
  const told = endWords(change, plain);
  const next = t('history_goneNext');
  return {
    verdict: 'gone',
    title: name ? runsOf([name] as const, ([comment]) => t('assess_aboutKey', [comment])) : ownText(t('card_noName')),
    say: { tone: words.tone, line: asText(words.title), why: `${words.detail} ${whenWords(event, t)}.`, next },
    keys: [],
    moreKeys: 0,
    blindSpots: [],
    footnote: footnote(analysis, now, t),
    evidence: [`**${asMarkdown(told.title)}**`, '', told.detail, '', `${whenWords(event, plain)}.`, '', next].join(
      '\n',
    ),
    missingScopes: [],
    planFor: null,
    staleAt: now + VALID_MS,
    stale: { tone: 'unknown', line: t('assess_stale'), why: t('assess_stale_why'), next: t('assess_stale_next') },
  };
};

import type { Ledger } from '../../../utils/ledger/types';
import type { Card, CardQuery } from '../../../utils/protocol/messages';
import type { ProjectAnalysis } from '../../../utils/rules/analysis';
import { analyzeProject } from '../../../utils/rules/analyze-project';
import { type OutOfReach, seenIn } from '../../../utils/rules/answer';
import { noteSubject, saysAnything } from '../../../utils/rules/notes/note';
import type { Snapshot } from '../../../utils/rules/snapshot';
import { historyRangeAt } from '../../../utils/rules/verdicts/evidence-issues';
import { toOptions } from '../../../utils/settings/repair';
import type { Settings } from '../../../utils/settings/schema';
import { cardFor } from '../../../utils/wording/card';
import { noteFacts } from '../../../utils/wording/notes/facts';
import { oldCard } from '../../../utils/wording/stale';
import type { Translate } from '../../../utils/wording/translate';
import type { Analyses } from '../analyses';
import type { Histories } from '../histories';
import { type LogDeps, withLog } from './with-log';

export interface CardDeps extends LogDeps {
  readonly ledger: Pick<Ledger, 'records'>;
  readonly analyses: Analyses;
  readonly histories: Histories;
  readonly outOfReach: (projectId: string) => Promise<OutOfReach | null>;
  readonly settings: () => Promise<Settings>;
  readonly now: () => number;
  readonly t: Translate;
}

/** A reading with the past year of a key that is called unused only once that is read. */
const withYear = async (
  snapshot: Snapshot,
  { keys, window }: ProjectAnalysis,
  keyId: string,
  { histories }: CardDeps,
): Promise<Snapshot> => {
  const listed = seenIn(keys).find(({ key }) => key.keyId === keyId);
  if (listed?.state.state !== 'quiet' || listed.state.isYearRead) return snapshot;
  const { projectId } = snapshot;
  await histories.get({ projectId, keyIds: [keyId], range: historyRangeAt(window.to) });
  return { ...snapshot, years: await histories.known(snapshot) };
};

/** A card with what a person noted, first of all that is known. */
const withNote = async (
  card: Card | null,
  { projectId, kind, id }: CardQuery,
  analysis: ProjectAnalysis,
  { ledger, t }: CardDeps,
): Promise<Card | null> => {
  if (!card || kind === 'invite') return card;
  const stored = await ledger.records.read([projectId, kind, noteSubject(kind, id)]);
  if (stored.state !== 'present') return { ...card, hasNote: false };
  const facts = [...noteFacts(stored.value, analysis, t), ...card.facts];
  return { ...card, facts, hasNote: saysAnything(stored.value) };
};

/**
 * Everything about one member or key, from what is stored; with what only a call of its own brings, where that is
 * wanted.
 */
export const answerCard = async (query: CardQuery, parts: CardDeps): Promise<Card | null> => {
  const { analyses, now, t } = parts;
  const { projectId } = query;
  const drawn = await analyses.get(projectId, await parts.settings());
  if (!drawn) return null;
  const { analysis } = drawn;
  const card = await withNote(cardFor(analysis, query, now(), t), query, analysis, parts);
  const why = await parts.outOfReach(projectId);
  if (why) return card && oldCard(card, { because: why, takenAt: analysis.takenAt, now: now() }, t);
  if (!query.closely || !card?.keyId) return card;
  const logged = await withLog(drawn, [card.keyId], parts);
  const snapshot = await withYear(logged.snapshot, analysis, card.keyId, parts);
  const closely = analyzeProject(snapshot, toOptions(await parts.settings()), now());
  const closer = cardFor(closely, query, now(), t, snapshot.log?.[card.keyId] ?? null);
  return withNote(closer, query, closely, parts);
};

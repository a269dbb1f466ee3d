import type { Card, TextRun } from '../../protocol/messages';
import type { ProjectAnalysis } from '../../rules/analysis';
import { MAX_NOTE_TEXT, type Note, noted } from '../../rules/notes/note';
import { formatsOf } from '../formats';
import { foreignList, ownText } from '../runs';
import { cleanText } from '../sanitise';
import type { Translate } from '../translate';
import { keyWords, memberWords, type Names, namesIn, useWords } from './names';

/** Most places of use that a card lists. */
const MOST_LISTED = 6;

const foreign = (text: string): TextRun[] => foreignList([cleanText(text, MAX_NOTE_TEXT)]);

/** Where a key is used, kind by kind: "CI: Jenkins, Application: web". */
const usedInRuns = (
  all: readonly { readonly kind: Parameters<typeof useWords>[0]; readonly text: string }[],
  t: Translate,
): TextRun[] => {
  const shown = all.slice(0, MOST_LISTED);
  const rest = all.length - shown.length;
  return [
    ...shown.flatMap(({ kind, text }, i) => [
      { text: `${i > 0 ? ' · ' : ''}${t('note_usedInEntry', [useWords(kind, t)])} ` },
      ...foreign(text),
    ]),
    ...(rest > 0 ? [{ text: `, ${t('card_more', [formatsOf(t).number(rest)])}` }] : []),
  ];
};

const fact = (term: string, detail: readonly TextRun[] | null): Card['facts'] => (detail ? [{ term, detail }] : []);

const textFact = (term: string, text: string | undefined): Card['facts'] =>
  fact(term, text === undefined ? null : foreign(text));

const memberFact = (term: string, id: string | undefined, names: Names, t: Translate): Card['facts'] =>
  fact(term, id === undefined ? null : foreign(memberWords(names, id, t)));

/** What a person noted, as facts of a card; what must never be used first. */
export const noteFacts = ({ kind, fields }: Note, analysis: ProjectAnalysis, t: Translate): Card['facts'] => {
  const names = namesIn(analysis);
  const [usedIn, successor, keepUntil] = [
    noted(fields, 'usedIn'),
    noted(fields, 'successor'),
    noted(fields, 'keepUntil'),
  ];
  const common = [
    ...textFact(t('note_purpose'), noted(fields, 'purpose')),
    ...(kind === 'key' && usedIn ? fact(t('note_usedIn'), usedInRuns(usedIn, t)) : []),
    ...textFact(t('note_ask'), noted(fields, 'ask')),
  ];
  if (kind === 'member')
    return [
      ...common,
      ...memberFact(t('note_responsible'), noted(fields, 'responsible'), names, t),
      ...memberFact(t('note_backupMember'), noted(fields, 'backup'), names, t),
    ];
  return [
    ...(noted(fields, 'canary') ? fact(t('note_canary'), ownText(t('note_canaryIs'))) : []),
    ...common,
    ...memberFact(t('note_backup'), noted(fields, 'backup'), names, t),
    ...fact(t('note_successor'), successor === undefined ? null : foreign(keyWords(names, successor, t))),
    ...fact(t('note_keepUntil'), keepUntil === undefined ? null : ownText(formatsOf(t).day(keepUntil))),
  ];
};

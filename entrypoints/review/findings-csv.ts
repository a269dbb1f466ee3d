import type { TextRun } from '../../utils/protocol/messages';
import type { FindingLists, FindingView } from '../../utils/protocol/views/findings';
import type { Translate } from '../../utils/wording/translate';
import { csvOf, type Separator } from './csv';
import { severityTitle } from './severity';

const plain = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('');

/** The isolates of `isolated()` are for the eye; in a cell they would be part of the text. */
const withoutIsolates = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

type Snoozed = FindingLists['snoozed'][number];

const cellsOf = (
  finding: FindingView,
  snooze: Pick<Snoozed, 'until' | 'reason' | 'set'> | null,
  t: Translate,
): readonly string[] =>
  [
    severityTitle(finding.severity, t),
    plain(finding.subject),
    plain(finding.by),
    finding.title,
    finding.why,
    finding.next,
    finding.keys.map(({ id }) => id).join(' '),
    snooze?.until ?? '',
    snooze?.reason ?? '',
    snooze?.set ?? '',
  ].map(withoutIsolates);

const headings = (t: Translate): readonly string[] => [
  t('review_csvSeverity'),
  t('review_csvSubject'),
  t('review_csvCreator'),
  t('review_csvFinding'),
  t('review_csvWhy'),
  t('review_csvNext'),
  t('review_csvKeyIds'),
  t('review_csvSnoozedUntil'),
  t('review_csvReason'),
  t('review_csvSnoozedBy'),
];

/**
 * All findings as a file for spreadsheets: a row each, worst first, the snoozed ones last. They must be told for export
 * (utils/wording/formats.ts), so that the file reads the same everywhere.
 */
export const findingsCsv = (
  { open, snoozed }: Pick<FindingLists, 'open' | 'snoozed'>,
  t: Translate,
  separator: Separator = ',',
): string =>
  csvOf(
    [
      headings(t),
      ...open.map((finding) => cellsOf(finding, null, t)),
      ...snoozed.map((each) => cellsOf(each, each, t)),
    ],
    separator,
  );

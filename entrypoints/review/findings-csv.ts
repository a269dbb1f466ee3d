import papaparse from 'papaparse';
import type { ToldFinding, ToldFindings } from '../../utils/findings';
import type { TextRun } from '../../utils/messages';
import type { Translate } from '../../utils/wording/translate';
import { severityTitle } from './severity';

/**
 * What a spreadsheet would take for a formula, in any of its first characters' forms: papaparse's own pattern knows neither
 * the full-width signs, which Excel reads as the plain ones, nor a cell of several lines. Such a cell gets an apostrophe.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r\n|%]/;

/** So that Excel reads UTF-8 as such. */
const BYTE_ORDER_MARK = '\ufeff';

const plain = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('');

/** The isolates of `isolated()` are for the eye; in a cell they would be part of the text. */
const withoutIsolates = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

type Snoozed = ToldFindings['snoozed'][number];

const cellsOf = (
  finding: ToldFinding,
  snooze: Pick<Snoozed, 'until' | 'reason'> | null,
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
];

/** All findings as a file for spreadsheets (RFC 4180): a row each, worst first, the snoozed ones last. */
export const findingsCsv = ({ open, snoozed }: Pick<ToldFindings, 'open' | 'snoozed'>, t: Translate): string => {
  const rows = [...open.map((finding) => cellsOf(finding, null, t)), ...snoozed.map((each) => cellsOf(each, each, t))];
  const csv = papaparse.unparse([headings(t), ...rows] as string[][], {
    escapeFormulae: FORMULA,
    newline: '\r\n',
    quotes: true,
  }); // papaparse's types know no readonly rows; it changes none.
  return `${BYTE_ORDER_MARK}${csv}\r\n`;
};

/** Hands a file to the browser's downloads, without any request. */
export const downloadCsv = (csv: string, name: string): void => {
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file by the next task.
  setTimeout(() => URL.revokeObjectURL(url));
};

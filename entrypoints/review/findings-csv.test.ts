import * as fc from 'fast-check';
import papaparse from 'papaparse';
import { expect, it } from 'vitest';
import type { FindingView } from '../../utils/protocol/views/findings';
import { holds } from '../../utils/testing/properties';
import { createTestTranslate } from '../../utils/wording/testing';
import { findingsCsv } from './findings-csv';

const t = createTestTranslate();

const finding = (over: Partial<FindingView> = {}): FindingView => ({
  ...{ id: 'unused:k1', severity: 'low', tone: 'quiet', by: [{ text: 'created by ' }, { text: 'Ada', foreign: true }] },
  ...{ title: 'Unused for 94 days', why: 'It can be lost.', next: 'Delete it.', acts: [] },
  subject: [{ text: 'ingest', foreign: true }],
  keys: [{ id: 'aaaa-1', comment: 'ingest' }],
  ...over,
});
const named = (text: string): FindingView => finding({ subject: [{ text, foreign: true }] });
const csvOf = (...open: readonly FindingView[]): string => findingsCsv({ open, snoozed: [] }, t);

/** As a spreadsheet reads it. */
const rowsOf = (csv: string, delimiter = ','): string[][] =>
  papaparse.parse<string[]>(csv.slice(1), { delimiter, skipEmptyLines: true }).data;

it('a file has a heading and a row for each finding, snoozed ones last with their reason', () => {
  const snoozed = {
    ...named('old'),
    until: 'Snoozed until 1 Dec 2026',
    untilDay: '2026-12-01',
    reason: 'hiring',
    set: 'by Ada',
  };
  const [heading, first, second, ...rest] = rowsOf(findingsCsv({ open: [finding()], snoozed: [snoozed] }, t));
  expect(rest).toEqual([]);
  expect(heading).toHaveLength(10);
  expect(first?.slice(1)).toEqual([
    ...['ingest', 'created by Ada', 'Unused for 94 days', 'It can be lost.', 'Delete it.', 'aaaa-1', '', '', ''],
  ]);
  expect(second?.slice(7)).toEqual(['Snoozed until 1 Dec 2026', 'hiring', 'by Ada']);
});

it('Excel is told that it is UTF-8, and lines end as spreadsheets want them', () => {
  const bytes = new TextEncoder().encode(csvOf(named('Tomás שלום 山田')));
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const csv = csvOf(named('x'));
  expect(csv.split('\r\n')).toHaveLength(3);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

it.each([
  ...['=1+1', '+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠x', ' =1', '|calc', '%0A=1'],
  ...["=cmd|' /C calc'!A0", '=HYPERLINK("https://evil.example","x")', '=1\n+2', '"=1', ',=1', '";=1'],
  ...['x;=HYPERLINK("https://evil.example")', 'x\t=1', 'x,"=1', 'x; \u200b＝1'],
])('%j is text in every spreadsheet', (text) => {
  for (const separator of [',', ';'] as const) {
    const csv = findingsCsv({ open: [named(text)], snoozed: [] }, t, separator);
    for (const delimiter of [',', ';', '\t'])
      for (const cell of rowsOf(csv, delimiter).flat()) expect(cell).not.toMatch(/^[\s"\u200b]*[=+\-@＝＋－＠|%]/);
    const [, row] = rowsOf(csv, separator);
    expect(row).toHaveLength(10);
    expect(row?.[1]?.replaceAll("'", '').trim()).toBe(
      text
        .replace(/[\t\r\n]+/g, ' ')
        .replaceAll("'", '')
        .trim(),
    );
  }
});

it('whatever a name holds, it stays in its cell, and no cell begins a formula', () => {
  const hostile = fc.string({
    unit: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...'=+-@＝＋－＠\t\r\n,;"\'|%\u202e\u2068')),
    maxLength: 30,
  });
  holds(
    fc.property(hostile, hostile, (name, reason) => {
      const snoozed = { ...named(name), until: '', untilDay: '', reason, set: name };
      const rows = rowsOf(findingsCsv({ open: [named(name)], snoozed: [snoozed] }, t));
      expect(rows.map((row) => row.length)).toEqual([10, 10, 10]);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠|%\t\r\n]/);
    }),
    { numRuns: 1_000 },
  );
});

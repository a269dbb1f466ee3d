import type { BadgeEntity, BadgePerson } from '../../messages';
import type { DayReader } from '../dates';
import { fitsCut, normalise, readCut } from '../text';
import { createDayFinder, standInOf } from './days';
import type { Kind, Piece } from './format';
import type { StandIns } from './stand-ins';
import { publicKind } from './vocabulary';

/** What is known of the project, so that its texts are told for what they are. */
export interface KnownTexts {
  readonly people: readonly BadgePerson[];
  readonly entities: readonly Pick<BadgeEntity, 'comment' | 'tags'>[];
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const ADDRESS = /[^\s<>()[\],;:"'|@]+@[^\s<>()[\],;:"'|@]+/;
const SECRET = /[*•●∙]{3,}|(?<![0-9a-z])(?=[0-9a-z_]*\d)(?=[0-9a-z_]*[a-z])[0-9a-z_]{24,}(?![0-9a-z])/i;
const LONGEST_SEARCHED = 300;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  readonly form?: string;
  readonly standIn?: string;
}

/** Divides a text into pieces of one kind each, with what stands in the place of each. */
export type ReadPieces = (text: string) => readonly Piece[];

export const createPieces = (
  { people, entities }: KnownTexts,
  standIns: StandIns,
  language: string,
  readDays: DayReader,
): ReadPieces => {
  const kinds = new Map<string, Kind>();
  const know = (kind: Kind, texts: readonly (string | undefined)[]): void => {
    for (const text of texts.map((each) => normalise(each ?? ''))) if (text && !kinds.has(text)) kinds.set(text, kind);
  };
  know(
    'comment',
    entities.map(({ comment }) => comment),
  );
  know(
    'name',
    people.map(({ name }) => name),
  );
  know(
    'tag',
    entities.flatMap(({ tags = [] }) => tags),
  );
  const longestFirst = [...kinds].filter(([text]) => text.length > 2).sort(([a], [b]) => b.length - a.length);
  const findDay = createDayFinder(language, readDays);

  const wholeKind = (text: string): Kind | undefined => {
    const kind = kinds.get(text);
    const cut = kind ? null : readCut(text);
    return kind ?? (cut ? longestFirst.find(([known]) => fitsCut(cut, known))?.[1] : undefined);
  };
  const within = (text: string): Found | null => {
    if (text.length > LONGEST_SEARCHED) return null;
    for (const [known, kind] of longestFirst) {
      const start = text.indexOf(known);
      if (start < 0) continue;
      const end = start + known.length;
      if (!/[\p{L}\p{Nd}]$/u.test(text.slice(0, start)) && !/^[\p{L}\p{Nd}]/u.test(text.slice(end))) {
        return { start, end, kind };
      }
    }
    return null;
  };
  const matching = (text: string, pattern: RegExp, kind: Kind): Found | null => {
    const match = pattern.exec(text);
    return match && { start: match.index, end: match.index + match[0].length, kind };
  };
  const day = (text: string): Found | null => {
    const found = findDay(text);
    return found && { ...found, standIn: standInOf(standIns, found, text.slice(found.start, found.end)) };
  };
  const find = (text: string): Found | null => {
    const kind = wholeKind(text) ?? publicKind(text) ?? undefined;
    if (kind) return { start: 0, end: text.length, kind };
    return (
      matching(text, UUID, 'id') ??
      matching(text, ADDRESS, 'address') ??
      within(text) ??
      matching(text, SECRET, 'secret') ??
      day(text)
    );
  };

  const divide = (padded: string): readonly Piece[] => {
    const text = padded.trim();
    if (text === '') return padded === '' ? [] : [{ kind: 'words', text: padded }];
    const before = padded.slice(0, padded.indexOf(text));
    const after = padded.slice(before.length + text.length);
    const found = find(text) ?? { start: 0, end: text.length, kind: 'words' as const };
    const original = text.slice(found.start, found.end);
    const isPublic = found.kind === 'role' || found.kind === 'label';
    const shown = found.standIn ?? (isPublic ? original : standIns(found.kind, original));
    return [
      ...divide(before + text.slice(0, found.start)),
      { kind: found.kind, text: shown, ...(found.form ? { form: found.form } : {}) },
      ...divide(text.slice(found.end) + after),
    ];
  };
  return (text) => divide(text.replace(/^\s+|\s+$/g, ' ').replace(/\S.*\S|\S/su, normalise));
};

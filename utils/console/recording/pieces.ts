import type { BadgeEntity, BadgePerson } from '../../protocol/messages';
import type { DayReader } from '../identify/dates';
import { fitsCut, normalise, readCut } from '../page/text';
import { createDayFinder, standInOf } from './days';
import type { Kind, Piece } from './format';
import type { StandIns } from './stand-ins';
import { publicKind } from './vocabulary';

/** What is known of the project, so that its texts are recognised for what they are. */
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

/** The project's texts and what each is. The first kind that has a text keeps it. */
const kindsOf = ({ people, entities }: KnownTexts): ReadonlyMap<string, Kind> => {
  const kinds = new Map<string, Kind>();
  const know = (kind: Kind, texts: readonly (string | undefined)[]): void => {
    for (const text of texts.map((each) => normalise(each ?? ''))) if (text && !kinds.has(text)) kinds.set(text, kind);
  };
  const comments = entities.map(({ comment }) => comment);
  const names = people.map(({ name }) => name);
  const tags = entities.flatMap(({ tags: own = [] }) => own);
  know('comment', comments);
  know('name', names);
  know('tag', tags);
  return kinds;
};

type KnownKind = readonly [text: string, kind: Kind];

/** What a text is as a whole, also where the page cuts it off. */
const wholeKind = (
  text: string,
  kinds: ReadonlyMap<string, Kind>,
  longestFirst: readonly KnownKind[],
): Kind | undefined => {
  const kind = kinds.get(text);
  const cut = kind ? null : readCut(text);
  return kind ?? (cut ? longestFirst.find(([known]) => fitsCut(cut, known))?.[1] : undefined);
};

/** A known text that stands in a longer one as words of its own. */
const findWithin = (text: string, longestFirst: readonly KnownKind[]): Found | null => {
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

const findPattern = (text: string, pattern: RegExp, kind: Kind): Found | null => {
  const match = pattern.exec(text);
  return match && { start: match.index, end: match.index + match[0].length, kind };
};

/** Finds the first piece of a text that is more than words. */
const createFinder = (
  known: KnownTexts,
  standIns: StandIns,
  language: string,
  readDays: DayReader,
): ((text: string) => Found | null) => {
  const kinds = kindsOf(known);
  const longestFirst = [...kinds].filter(([text]) => text.length > 2).sort(([a], [b]) => b.length - a.length);
  const findDay = createDayFinder(language, readDays);
  const day = (text: string): Found | null => {
    const found = findDay(text);
    return found && { ...found, standIn: standInOf(standIns, found, text.slice(found.start, found.end)) };
  };
  return (text) => {
    const kind = wholeKind(text, kinds, longestFirst) ?? publicKind(text) ?? undefined;
    if (kind) return { start: 0, end: text.length, kind };
    return (
      findPattern(text, UUID, 'id') ??
      findPattern(text, ADDRESS, 'address') ??
      findWithin(text, longestFirst) ??
      findPattern(text, SECRET, 'secret') ??
      day(text)
    );
  };
};

export const createPieces = (
  known: KnownTexts,
  standIns: StandIns,
  language: string,
  readDays: DayReader,
): ReadPieces => {
  const find = createFinder(known, standIns, language, readDays);
  const pieceOf = ({ kind, form, standIn }: Found, original: string): Piece => {
    const isPublic = kind === 'role' || kind === 'label';
    const text = standIn ?? (isPublic ? original : standIns(kind, original));
    return form ? { kind, text, form } : { kind, text };
  };
  const divide = (padded: string): readonly Piece[] => {
    const text = padded.trim();
    if (text === '') return padded === '' ? [] : [{ kind: 'words', text: padded }];
    const before = padded.slice(0, padded.indexOf(text));
    const after = padded.slice(before.length + text.length);
    const found = find(text) ?? { start: 0, end: text.length, kind: 'words' as const };
    // Stand-ins are numbered as they are asked for: the piece that is found before those around it.
    const piece = pieceOf(found, text.slice(found.start, found.end));
    return [...divide(before + text.slice(0, found.start)), piece, ...divide(text.slice(found.end) + after)];
  };
  return (text) => divide(text.replace(/^\s+|\s+$/g, ' ').replace(/\S.*\S|\S/su, normalise));
};

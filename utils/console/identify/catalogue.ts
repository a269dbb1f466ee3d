import type { BadgeEntity, BadgePerson } from '../../protocol/messages';
import { type Cut, fitsCut, isEmailOf, normalise, normaliseEmail, readCut } from '../page/text';
import { daysOf } from './dates';

/** A member, invite or key that the project holds, with what a page may show of it. */
export interface Known {
  readonly entity: BadgeEntity;
  /** `member:<id>`, `invite:<email>` or `key:<id>`. */
  readonly ref: string;
  /** Of the member or invite itself, or of a key's creator; lower case. */
  readonly email: string;
  readonly name: string;
  /** Of a key; empty for the others. */
  readonly comment: string;
  /** The days on which a key's creation may be shown. */
  readonly created: () => ReadonlySet<string>;
  readonly expires: () => ReadonlySet<string>;
}

/** All that can stand in a row of one page, found by the texts that a row may show. */
export interface Catalogue {
  readonly page: 'team' | 'keys';
  readonly size: number;
  readonly all: readonly Known[];
  readonly byComment: (text: string) => readonly Known[];
  readonly byCutComment: (cut: Cut) => readonly Known[];
  readonly byEmail: (email: string) => readonly Known[];
  readonly byName: (name: string) => readonly Known[];
  readonly byId: (id: string) => Known | undefined;
  /** Whether a text is some person's name or e-mail in this project. */
  readonly isPerson: (text: string) => boolean;
  /** Whether a text is some key's tag. */
  readonly isTag: (text: string) => boolean;
}

const NONE: readonly Known[] = [];

const lazyDays = (moment: string | undefined): (() => ReadonlySet<string>) => {
  let days: ReadonlySet<string> | undefined;
  return () => {
    days ??= moment ? daysOf(moment) : new Set();
    return days;
  };
};

const add = (index: Map<string, Known[]>, key: string, known: Known): void => {
  const there = index.get(key);
  if (there) there.push(known);
  else index.set(key, [known]);
};

export const createCatalogue = (
  page: 'team' | 'keys',
  people: readonly BadgePerson[],
  entities: readonly BadgeEntity[],
): Catalogue => {
  const persons = people.map((person) => ({ email: normaliseEmail(person.email), name: normalise(person.name) }));
  const comments = new Map<string, Known[]>();
  const emails = new Map<string, Known[]>();
  const names = new Map<string, Known[]>();
  const ids = new Map<string, Known>();
  for (const entity of entities) {
    const person = persons[entity.person];
    const known: Known = {
      entity,
      ref: `${entity.kind}:${entity.id}`,
      email: person?.email ?? '',
      name: person?.name ?? '',
      comment: normalise(entity.comment ?? ''),
      created: lazyDays(entity.created),
      expires: lazyDays(entity.expires),
    };
    ids.set(entity.id.toLowerCase(), known);
    if (entity.kind === 'key') {
      add(comments, known.comment, known);
    } else {
      add(emails, known.email, known);
      if (known.name) add(names, known.name, known);
    }
  }
  const tags = new Set(entities.flatMap((entity) => (entity.tags ?? []).map(normalise)));
  const personal = new Set(persons.flatMap((person) => [person.email, person.name]).filter((text) => text !== ''));
  return {
    page,
    size: entities.length,
    all: [...ids.values()],
    byComment: (text) => comments.get(text) ?? NONE,
    byCutComment: (cut) => [...comments].filter(([comment]) => fitsCut(cut, comment)).flatMap(([, keys]) => keys),
    byEmail: (email) =>
      emails.get(email) ??
      (readCut(email) ? [...emails].filter(([each]) => isEmailOf(email, each)).flatMap(([, known]) => known) : NONE),
    byName: (name) => names.get(name) ?? NONE,
    byId: (id) => ids.get(id.toLowerCase()),
    isTag: (text) => tags.has(text),
    isPerson: (text) => personal.has(text) || personal.has(text.toLowerCase()),
  };
};

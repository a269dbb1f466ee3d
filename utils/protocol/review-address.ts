import type { FindingKind, Severity } from '../rules/findings/finding';
import { type NoteKind, noteSubject } from '../rules/notes/note';

/** Findings of one severity, or of one kind. */
export type FindingFilter = Severity | FindingKind;

export type Section = 'findings' | 'plan' | 'history' | 'notes' | 'recovery';

/**
 * What the review page shows, as its address says it: `#project=…`, `#project=…&only=high`, `#project=…&section=plan`,
 * `#project=…&section=notes`, `#section=recovery`, `#project=…&section=history`,
 * `#project=…&section=history&about=key:…`, `#project=…&member=…`.
 */
export interface Address {
  readonly projectId: string | null;
  readonly section: Section;
  /** Which findings alone are shown: a `FindingFilter`, unless somebody wrote it by hand; `null`: all. */
  readonly only: string | null;
  /** Whose history alone is shown (rules/events/subject.ts), as the address has it; `null`: the whole project's. */
  readonly about: string | null;
  /** Whose offboarding plan; `null` before anyone is chosen. */
  readonly memberId: string | null;
}

const NAMED: readonly Section[] = ['plan', 'history', 'notes', 'recovery'];

const sectionOf = (named: string | null): Section => NAMED.find((each) => each === named) ?? 'findings';

export const readAddress = (hash: string): Address => {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const memberId = fields.get('member') || null;
  const section = memberId === null ? sectionOf(fields.get('section')) : 'plan';
  const only = section === 'findings' ? fields.get('only') || null : null;
  const about = section === 'history' ? fields.get('about') || null : null;
  return { projectId: fields.get('project') || null, section, only, about, memberId };
};

/** In the hash, which no server ever sees. */
export const writeAddress = ({ projectId, section, only, about, memberId }: Address): `#${string}` => {
  const fields = new URLSearchParams();
  if (projectId !== null) fields.set('project', projectId);
  if (memberId !== null) fields.set('member', memberId);
  else if (section !== 'findings') fields.set('section', section);
  if (memberId === null && section === 'history' && about !== null) fields.set('about', about);
  else if (only !== null) fields.set('only', only);
  return `#${fields}`;
};

export const findingsAt = (projectId: string, only: FindingFilter | null = null): string =>
  writeAddress({ projectId, section: 'findings', only, about: null, memberId: null });

export const planAt = (projectId: string, memberId: string | null): string =>
  writeAddress({ projectId, section: 'plan', only: null, about: null, memberId });

export const historyAt = (projectId: string, about: string | null = null): string =>
  writeAddress({ projectId, section: 'history', only: null, about, memberId: null });

/** Everything about one key or member: its notes and its history. */
export const subjectAt = (projectId: string, kind: NoteKind, id: string): string =>
  historyAt(projectId, `${kind}:${noteSubject(kind, id)}`);

export const notesAt = (projectId: string): string =>
  writeAddress({ projectId, section: 'notes', only: null, about: null, memberId: null });

/** What to do where what is stored can't be opened. */
export const RECOVERY_HASH = '#section=recovery';

/** The page itself, from the extension's root. */
export const reviewPath = (hash: string): `/review.html${string}` => `/review.html${hash}`;

import type { HistoryFilter } from '../rules/alerts/history-filter';
import type { Since } from '../rules/events/since';
import type { FindingKind, Severity } from '../rules/findings/finding';
import { type NoteKind, noteSubject } from '../rules/notes/note';

/** Findings of one severity, or of one kind. */
export type FindingFilter = Severity | FindingKind;

export type Section = 'findings' | 'plan' | 'history' | 'notes' | 'team' | 'evidence' | 'recovery';

/**
 * What the review page shows, as its address says it: `#project=…`, `#project=…&only=high`, `#project=…&section=plan`,
 * `#project=…&section=history`, `#project=…&section=history&about=key:…`, `…&only=urgent&since=yesterday`, `…&event=…`,
 * `#project=…&member=…`.
 * `#project=…&section=notes`, `#project=…&section=team`, `#project=…&section=evidence`, `#section=recovery`,
 */
export interface Address {
  readonly projectId: string | null;
  readonly section: Section;
  /**
   * Which findings alone are shown, or which of the history: a `FindingFilter` or a `HistoryFilter`, unless somebody
   * wrote it by hand; `null`: all.
   */
  readonly only: string | null;
  /** Whose history alone is shown (rules/events/subject.ts), as the address has it; `null`: the whole project's. */
  readonly about: string | null;
  /** From when on the history is shown: a `Since`, unless somebody wrote it by hand; `null`: all of it. */
  readonly since: string | null;
  /** The event, by its number, that the history is opened at; `null`: the latest. */
  readonly event: number | null;
  /** Whose offboarding plan; `null` before anyone is chosen. */
  readonly memberId: string | null;
}

const NAMED: readonly Section[] = ['plan', 'history', 'notes', 'team', 'evidence', 'recovery'];

const sectionOf = (named: string | null): Section => NAMED.find((each) => each === named) ?? 'findings';

const numberOf = (named: string | null): number | null =>
  named !== null && /^[1-9]\d{0,14}$/.test(named) ? Number(named) : null;

export const readAddress = (hash: string): Address => {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const memberId = fields.get('member') || null;
  const section = memberId === null ? sectionOf(fields.get('section')) : 'plan';
  const only = section === 'plan' ? null : fields.get('only') || null;
  const [about, since] = ['about', 'since'].map((name) => (section === 'history' ? fields.get(name) : null) || null);
  const event = section === 'history' ? numberOf(fields.get('event')) : null;
  const projectId = fields.get('project') || null;
  return { projectId, section, only, about: about ?? null, since: since ?? null, event, memberId };
};

/** In the hash, which no server ever sees. */
export const writeAddress = ({ projectId, section, only, about, since, event, memberId }: Address): `#${string}` => {
  const fields = new URLSearchParams();
  if (projectId !== null) fields.set('project', projectId);
  if (memberId !== null) fields.set('member', memberId);
  else if (section !== 'findings') fields.set('section', section);
  const ofHistory = memberId === null && section === 'history' ? { about, since, event } : {};
  for (const [name, value] of Object.entries({ ...ofHistory, only })) if (value !== null) fields.set(name, `${value}`);
  return `#${fields}`;
};

const NOWHERE = { only: null, about: null, since: null, event: null, memberId: null };

/** @param projectId `null`: of the project that is shown first. */
export const findingsAt = (projectId: string | null, only: FindingFilter | null = null): string =>
  writeAddress({ ...NOWHERE, projectId, section: 'findings', only });

export const planAt = (projectId: string, memberId: string | null): string =>
  writeAddress({ ...NOWHERE, projectId, section: 'plan', memberId });

/** What of a project's history is shown. */
export interface HistoryPlace {
  readonly about?: string | null;
  readonly only?: HistoryFilter | null;
  readonly since?: Since | null;
}

/** @param event The one it is opened at, by its number in the project. */
export const historyAt = (projectId: string, place: HistoryPlace = {}, event: number | null = null): string =>
  writeAddress({ ...NOWHERE, ...place, projectId, section: 'history', event });

/** Everything about one key or member: its notes and its history. */
export const subjectAt = (projectId: string, kind: NoteKind, id: string): string =>
  historyAt(projectId, { about: `${kind}:${noteSubject(kind, id)}` });

export const notesAt = (projectId: string): string => writeAddress({ ...NOWHERE, projectId, section: 'notes' });

export const teamAt = (projectId: string): string => writeAddress({ ...NOWHERE, projectId, section: 'team' });

export const evidenceAt = (projectId: string): string => writeAddress({ ...NOWHERE, projectId, section: 'evidence' });

/** What to do where what is stored can't be opened. */
export const RECOVERY_HASH = '#section=recovery';

/** The page itself, from the extension's root. */
export const reviewPath = (hash: string): `/review.html${string}` => `/review.html${hash}`;

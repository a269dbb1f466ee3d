import type { Since } from '../rules/events/since';
import type { HistoryFilter } from '../rules/events/topic';
import type { FindingKind, Severity } from '../rules/findings/finding';

/** Findings of one severity, or of one kind. */
export type FindingFilter = Severity | FindingKind;

export type Section = 'findings' | 'plan' | 'history';

/**
 * What the review page shows, as its address says it: `#project=…`, `#project=…&only=high`, `#project=…&section=plan`,
 * `#project=…&section=history`, `#project=…&section=history&about=key:…`, `…&only=urgent&since=yesterday`,
 * `#project=…&member=…`.
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
  /** Whose offboarding plan; `null` before anyone is chosen. */
  readonly memberId: string | null;
}

const sectionOf = (named: string | null): Section => (named === 'plan' || named === 'history' ? named : 'findings');

export const readAddress = (hash: string): Address => {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const memberId = fields.get('member') || null;
  const section = memberId === null ? sectionOf(fields.get('section')) : 'plan';
  const only = section === 'plan' ? null : fields.get('only') || null;
  const [about, since] = ['about', 'since'].map((name) => (section === 'history' ? fields.get(name) : null) || null);
  const projectId = fields.get('project') || null;
  return { projectId, section, only, about: about ?? null, since: since ?? null, memberId };
};

/** In the hash, which no server ever sees. */
export const writeAddress = ({ projectId, section, only, about, since, memberId }: Address): `#${string}` => {
  const fields = new URLSearchParams();
  if (projectId !== null) fields.set('project', projectId);
  if (memberId !== null) fields.set('member', memberId);
  else if (section !== 'findings') fields.set('section', section);
  const ofHistory = memberId === null && section === 'history' ? { about, since } : {};
  for (const [name, value] of Object.entries({ ...ofHistory, only })) if (value !== null) fields.set(name, value);
  return `#${fields}`;
};

const NOWHERE = { only: null, about: null, since: null, memberId: null };

export const findingsAt = (projectId: string, only: FindingFilter | null = null): string =>
  writeAddress({ ...NOWHERE, projectId, section: 'findings', only });

export const planAt = (projectId: string, memberId: string | null): string =>
  writeAddress({ ...NOWHERE, projectId, section: 'plan', memberId });

/** What of a project's history is shown. */
export interface HistoryPlace {
  readonly about?: string | null;
  readonly only?: HistoryFilter | null;
  readonly since?: Since | null;
}

export const historyAt = (projectId: string, place: HistoryPlace = {}): string =>
  writeAddress({ ...NOWHERE, ...place, projectId, section: 'history' });

/** The page itself, from the extension's root. */
export const reviewPath = (hash: string): `/review.html${string}` => `/review.html${hash}`;

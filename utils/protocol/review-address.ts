import type { FindingKind, Severity } from '../rules/findings/finding';

/** Findings of one severity, or of one kind. */
export type FindingFilter = Severity | FindingKind;

export type Section = 'findings' | 'plan' | 'history';

/**
 * What the review page shows, as its address says it: `#project=…`, `#project=…&only=high`, `#project=…&section=plan`,
 * `#project=…&section=history`, `#project=…&section=history&about=key:…`, `#project=…&section=history&event=…`,
 * `#project=…&member=…`.
 */
export interface Address {
  readonly projectId: string | null;
  readonly section: Section;
  /** Which findings alone are shown: a `FindingFilter`, unless somebody wrote it by hand; `null`: all. */
  readonly only: string | null;
  /** Whose history alone is shown (rules/events/subject.ts), as the address has it; `null`: the whole project's. */
  readonly about: string | null;
  /** The event, by its number, that the history is opened at; `null`: the latest. */
  readonly event: number | null;
  /** Whose offboarding plan; `null` before anyone is chosen. */
  readonly memberId: string | null;
}

const sectionOf = (named: string | null): Section => (named === 'plan' || named === 'history' ? named : 'findings');

const numberOf = (named: string | null): number | null =>
  named !== null && /^[1-9]\d{0,14}$/.test(named) ? Number(named) : null;

export const readAddress = (hash: string): Address => {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const memberId = fields.get('member') || null;
  const section = memberId === null ? sectionOf(fields.get('section')) : 'plan';
  const only = section === 'findings' ? fields.get('only') || null : null;
  const about = section === 'history' ? fields.get('about') || null : null;
  const event = section === 'history' ? numberOf(fields.get('event')) : null;
  return { projectId: fields.get('project') || null, section, only, about, event, memberId };
};

/** In the hash, which no server ever sees. */
export const writeAddress = ({ projectId, section, only, about, event, memberId }: Address): `#${string}` => {
  const fields = new URLSearchParams();
  if (projectId !== null) fields.set('project', projectId);
  if (memberId !== null) fields.set('member', memberId);
  else if (section !== 'findings') fields.set('section', section);
  if (memberId === null && section === 'history' && about !== null) fields.set('about', about);
  else if (only !== null) fields.set('only', only);
  if (memberId === null && section === 'history' && event !== null) fields.set('event', String(event));
  return `#${fields}`;
};

export const findingsAt = (projectId: string, only: FindingFilter | null = null): string =>
  writeAddress({ projectId, section: 'findings', only, about: null, event: null, memberId: null });

export const planAt = (projectId: string, memberId: string | null): string =>
  writeAddress({ projectId, section: 'plan', only: null, about: null, event: null, memberId });

/** @param event Its number in the project. */
export const historyAt = (projectId: string, about: string | null = null, event: number | null = null): string =>
  writeAddress({ projectId, section: 'history', only: null, about, event, memberId: null });

/** The page itself, from the extension's root. */
export const reviewPath = (hash: string): `/review.html${string}` => `/review.html${hash}`;

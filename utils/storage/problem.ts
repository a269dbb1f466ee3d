/** Why the browser's database could not do what was asked. Nothing stored was changed. */
export type DatabaseProblem =
  /** The disk, or the browser's share of it, is full. */
  | 'full'
  /** The database was written by a newer Linchpin, and this one must not touch it. */
  | 'newer-version'
  /** The browser refused or lost the database, or another context keeps an old version of it open. */
  | 'unavailable';

/** How a write ended. It happened wholly or not at all. */
export type Written =
  /** `copyProblem`: of what is kept twice, why the second copy could not be written. It is made up for later. */
  | { readonly ok: true; readonly copyProblem?: DatabaseProblem }
  | { readonly ok: false; readonly problem: DatabaseProblem };

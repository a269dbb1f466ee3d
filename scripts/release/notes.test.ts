import { expect, it } from 'vitest';
import { textOf } from '../source-graph';
import { releasesIn } from './notes';

/** The part of npm's files that is compared. */
interface Versioned {
  readonly version: string;
  readonly packages?: Readonly<Record<string, { readonly version?: string }>>;
}

const versioned = (file: string): Versioned => JSON.parse(textOf(file)) as Versioned;
const releases = releasesIn(textOf('CHANGELOG.md'));

it("a version's notes end where the next version begins, and leave out what is unreleased", () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n- soon\n\n## [0.2.0] - 2027-01-02\n\n### Added\n\n- two\n\n## [0.1.0] - 2026-11-29\n\n- one\n';
  expect(releasesIn(changelog)).toEqual([
    { version: '0.2.0', date: '2027-01-02', notes: '### Added\n\n- two' },
    { version: '0.1.0', date: '2026-11-29', notes: '- one' },
  ]);
});

it('package.json, its lock file and the newest release in the changelog name the same version', () => {
  const { version } = versioned('package.json');
  const lock = versioned('package-lock.json');
  expect([lock.version, lock.packages?.['']?.version, releases[0]?.version]).toEqual([version, version, version]);
});

it('every release in the changelog has notes and a real day, newest first', () => {
  expect(releases.filter(({ notes }) => notes === '')).toEqual([]);
  const dates = releases.map(({ date }) => date);
  expect(dates.map((date) => new Date(date).toISOString().slice(0, 10))).toEqual(dates);
  expect(dates).toEqual(dates.toSorted().reverse());
});

it('every second-level heading of the changelog is a release or Unreleased', () => {
  const headings = textOf('CHANGELOG.md').match(/^## .*$/gm) ?? [];
  expect(headings.slice(0, 1)).toEqual(['## [Unreleased]']);
  expect(headings.length).toBe(releases.length + 1);
});

/** A version's heading in CHANGELOG.md: `## [0.1.0] - 2026-11-29`. */
const HEADING = /^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$/;

export interface Release {
  readonly version: string;
  /** ISO day. */
  readonly date: string;
  /** Markdown. */
  readonly notes: string;
}

/** The released versions of a changelog, in its order. What is below _Unreleased_ belongs to none of them. */
export const releasesIn = (changelog: string): Release[] =>
  changelog
    .split(/^(?=## )/m)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      const [, version = '', date = ''] = HEADING.exec(heading) ?? [];
      return { version, date, notes: lines.join('\n').trim() };
    })
    .filter(({ version }) => version !== '');

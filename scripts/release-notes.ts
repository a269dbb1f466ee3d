import { releasesIn } from './release/notes';
import { textOf } from './source-graph';

/**
 * Prints the changelog's part on the version that a tag names: `tsx scripts/release-notes.ts v0.1.0`. Ends with 1 where
 * the tag isn't the version of package.json, or the changelog doesn't begin with that version.
 */
const [tag = ''] = process.argv.slice(2);
const { version } = JSON.parse(textOf('package.json')) as { version: string };
const [newest] = releasesIn(textOf('CHANGELOG.md'));

if (tag !== `v${version}` || newest?.version !== version) {
  console.error(`The tag is ${tag}, package.json says ${version}, and the changelog's newest is ${newest?.version}.`);
  process.exit(1);
}
console.log(newest.notes);

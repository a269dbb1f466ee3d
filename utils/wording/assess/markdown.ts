import { cleanText } from '../sanitise';

const SPECIAL = /[\\`*_{}[\]()<>#+\-.!|~&@:]/g;

/**
 * What GitHub and GitLab make mentions, references and links of after they have read the Markdown, so that a backslash
 * before it is of no use (gitlab.com/gitlab-org/gitlab/-/issues/16827). In code they leave it alone.
 */
const REFERENCE = /[@#!~%$&^:/]|www\.|\bGH-\d|\b[0-9a-f]{7,}\b/i;

const asCode = (text: string): string => {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  // A table's cells are told apart before code is: this is how one holds an upright line, and a backslash before one.
  return `${fence}${pad}${text.replace(/\\(?=\|)/g, '').replaceAll('|', '\\|')}${pad}${fence}`;
};

/**
 * Other people's text as Markdown that shows just that text, in one line: nothing in it can become a link, a picture, a
 * mention, a heading or a table's cell.
 */
export const plainMarkdown = (text: string): string => {
  const cleaned = cleanText(text);
  return REFERENCE.test(cleaned) ? asCode(cleaned) : cleaned.replace(SPECIAL, (sign) => `\\${sign}`);
};

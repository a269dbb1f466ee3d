import { cleanText } from '../sanitise';

const SPECIAL = /[\\`*_{}[\]()<>#+\-.!|~&@:]/g;

/**
 * Other people's text as Markdown that shows just that text, in one line: nothing in it can become a link, a picture, a
 * mention, a heading or a table's cell.
 */
export const plainMarkdown = (text: string): string => cleanText(text).replace(SPECIAL, (sign) => `\\${sign}`);

import type { TextRun } from '../../protocol/messages';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML that shows just that text. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

/** Other people's text, set apart from the direction of what stands around it. */
export const foreign = (text: string): string => `<bdi>${escaped(text)}</bdi>`;

export const runsHtml = (runs: readonly TextRun[]): string =>
  runs.map(({ text, foreign: isForeign }) => (isForeign ? foreign(text) : escaped(text))).join('');

export const listHtml = (items: readonly string[]): string =>
  items.length > 0 ? `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>` : '';

/**
 * A table that scrolls by itself where it is wider than the window, by keyboard too.
 *
 * @param rows Cells of each, as HTML.
 */
export const tableHtml = (title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `<div class="wide" role="region" aria-label="${escaped(title)}" tabindex="0"><table>`,
    `<thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</tbody>`,
    '</table></div>',
  ].join('\n');

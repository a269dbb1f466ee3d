import type { Page } from 'puppeteer';
import { inPage } from '../../e2e/harness/in-page';

/** What was and wasn't recognised on a page of the Console: counts and tag names, no text of the page. */
export const diagnose = async (page: Page): Promise<string> => {
  const seen = await inPage(page, () => {
    const cells = [...document.querySelectorAll('[data-linchpin-for]')];
    const marks = cells.map((cell) => cell.getAttribute('data-linchpin-for') ?? '');
    const count = (start: string): number => marks.filter((mark) => mark.startsWith(start)).length;
    const [cell] = cells;
    const path: string[] = [];
    for (let at: Element | null | undefined = cell; at && at !== document.body; at = at.parentElement) {
      const role = at.getAttribute('role');
      path.unshift(role ? `${at.localName}[${role}]` : at.localName);
    }
    return {
      page: location.pathname.split('/')[3] ?? '',
      layer: document.querySelector('linchpin-layer') !== null,
      members: count('member:'),
      invites: count('invite:'),
      keys: count('key:'),
      ambiguous: count('ambiguous'),
      waiting: count('pending'),
      buttons: document.querySelectorAll('linchpin-badges > button').length,
      tables: document.querySelectorAll('table').length,
      roleRows: document.querySelectorAll('[role=row]').length,
      path: path.join(' > '),
      elm: 'elmTree' in document.body,
    };
  });
  const badges = seen.members + seen.invites + seen.keys + seen.ambiguous;
  return [
    `page “${seen.page}”`,
    `  Linchpin's layer is ${seen.layer ? 'there' : 'not there'}; layout ${badges > 0 ? 'recognised' : 'not recognised (yet)'}`,
    `  badges: ${seen.members} members, ${seen.invites} invites, ${seen.keys} keys, ${seen.ambiguous} ambiguous, ${seen.waiting} waiting`,
    `  badge buttons near the viewport: ${seen.buttons}`,
    `  the page has ${seen.tables} tables and ${seen.roleRows} role=row elements; Elm's mark on <body>: ${seen.elm ? 'yes' : 'no'}`,
    ...(seen.path ? [`  first badge at: ${seen.path}`] : []),
  ].join('\n');
};

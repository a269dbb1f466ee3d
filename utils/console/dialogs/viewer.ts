import { emailsIn, isEmailOf } from '../text';
import type { Person } from './people';

/** Where a page shows others: its content, and lists of any kind. */
const CONTENT = 'main,[role=main],table,[role=table],[role=grid],dialog,[role=dialog],linchpin-layer,script,style';

/** The member whose e-mail the page's frame shows, as who is signed in; `null` where it shows none, or several. */
export const findViewer = (body: Element, people: readonly Person[]): Person | null => {
  const shown = new Set<Person>();
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { nodeValue, parentElement } = walker.currentNode;
    if (!nodeValue?.includes('@') || parentElement?.closest(CONTENT)) continue;
    for (const email of emailsIn(nodeValue))
      for (const person of people) if (isEmailOf(email, person.email)) shown.add(person);
  }
  const [viewer, ...more] = shown;
  return viewer && more.length === 0 ? viewer : null;
};

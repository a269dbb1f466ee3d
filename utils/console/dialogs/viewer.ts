import { emailsIn, isEmailOf, normalise } from '../page/text';
import type { Person } from './people';

/** Who is signed in, and by what. A name is less than an address, and a person should know that it was only that. */
export interface Viewer {
  readonly person: Person;
  readonly by: 'email' | 'name';
}

/** Where a page shows others: its content, and lists of any kind. */
const CONTENT = 'main,[role=main],table,[role=table],[role=grid],dialog,[role=dialog],linchpin-layer,script,style';

const only = <T>(all: ReadonlySet<T>): T | null => {
  const [one, ...more] = all;
  return one !== undefined && more.length === 0 ? one : null;
};

/**
 * The member whose e-mail the page's frame shows, as who is signed in; where it shows no e-mail, whose full name it
 * shows and nobody else has. `null` where it shows none, or several.
 */
export const findViewer = (body: Element, people: readonly Person[]): Viewer | null => {
  const emails = new Set<string>();
  const texts = new Set<string>();
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { nodeValue, parentElement } = walker.currentNode;
    const text = normalise(nodeValue ?? '');
    if (text === '' || parentElement?.closest(CONTENT)) continue;
    texts.add(text);
    for (const email of emailsIn(text)) emails.add(email);
  }
  const byEmail = new Set(people.filter(({ email }) => [...emails].some((shown) => isEmailOf(shown, email))));
  if (emails.size > 0) {
    const person = only(byEmail);
    return person && { person, by: 'email' };
  }
  const person = only(new Set(people.filter(({ name }) => texts.has(name))));
  return person && { person, by: 'name' };
};

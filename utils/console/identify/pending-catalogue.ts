import { emailsIn } from '../page/text';
import { type Catalogue, createCatalogue, type Known } from './catalogue';

/**
 * Stands in for the catalogue while the sheet is being fetched: on the team page every e-mail is somebody. What it
 * recognises gets a skeleton. The key page's rows can't be identified without the sheet.
 */
export const createPendingCatalogue = (page: 'team' | 'keys'): Catalogue => {
  const empty = createCatalogue(page, [], []);
  // Of an invite, which stands in more places of a row than a member's e-mail does, as nobody has a name before they
  // join.
  const somebody = (email: string): Known => ({
    entity: { kind: 'invite', id: email, person: 0, tone: 'skeleton', label: '', description: '' },
    ref: `pending:${email}`,
    email,
    name: '',
    comment: '',
    created: () => new Set(),
    expires: () => new Set(),
  });
  const known = new Map<string, readonly Known[]>();
  // A text with an address in it is asked for as a whole too, as it may be malformed: it is the same somebody.
  const byEmail = (text: string): readonly Known[] => {
    const [email = text] = emailsIn(text);
    const there = known.get(email) ?? [somebody(email)];
    known.set(email, there);
    return there;
  };
  return page === 'keys' ? empty : { ...empty, byEmail, isPerson: (text) => emailsIn(text).length > 0 };
};

import type { Session } from './session';

/** Members that the row around an element may stand for, as it is badged now; `null` outside of badged rows. */
export const membersAt = ({ badges }: Session, element: Element): readonly string[] | null => {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const painted = badges?.of(at);
    if (painted) return painted.content.subjects.flatMap(({ kind, id }) => (kind === 'member' ? id : []));
  }
  return null;
};

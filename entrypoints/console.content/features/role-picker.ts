import { watchRolePicks } from '../../../utils/console/dialogs/role-picks';
import { defineFeature } from '../feature';
import { membersAt } from '../members-at';

/** While a role is being chosen for a member, and after: which of their keys lose scopes, and whether any of them uses these. */
export default defineFeature({
  id: 'role-picker',
  pages: ['team'],
  init({ projectId, document, session }, signal) {
    const { extras } = session;
    const memberAt = (element: Element): string | null => {
      const [member, ...more] = membersAt(session, element) ?? [];
      return member !== undefined && more.length === 0 ? member : null;
    };
    const ID = 'role';
    watchRolePicks(document, memberAt, signal, ({ memberId, role }) => {
      const query = { projectId, act: 'role', memberId, role } as const;
      void extras.withExtras((loaded) => {
        if (signal.aborted) return;
        loaded.showAssessment({
          ...{ id: ID, query, candidates: [], beside: null, within: document.body, isOutOfReach: false },
          // Once it has been given, the role before it can't be read any more.
          keepsCurrent: false,
        });
      });
    });
    signal.addEventListener('abort', () => extras.loaded()?.hideAssessment(ID), { once: true });
  },
});

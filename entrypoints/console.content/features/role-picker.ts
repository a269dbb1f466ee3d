import type { Assessment } from '../../../utils/assessment';
import { type RoleChoice, watchRolePicks } from '../../../utils/console/dialogs/role-picks';
import { isYounger } from '../../../utils/ownership/age';
import { getAssessment } from '../assess';
import { defineFeature } from '../feature';
import { membersAt } from '../members-at';

const ID = 'role';
/** What was asked for when a person came to the picker counts for so long. */
const EARLY_MS = 60_000;

type Role = RoleChoice['roles'][number];

/** While a role is being chosen for a member, and after: which of their keys lose scopes, and whether any of them uses these. */
export default defineFeature({
  id: 'role-picker',
  pages: ['team'],
  init({ projectId, document, session }, signal) {
    const { extras } = session;
    // Asked before the choice: once the Console has given the role, no key seems to lose anything by it.
    let early: {
      memberId: string;
      at: number;
      isUsed: boolean;
      answers: Map<Role, Promise<Assessment | null>>;
    } | null = null;
    const queryOf = (memberId: string, role: Role) => ({ projectId, act: 'role', memberId, role }) as const;
    const memberAt = (element: Element): string | null => {
      const [member, ...more] = membersAt(session, element) ?? [];
      return member !== undefined && more.length === 0 ? member : null;
    };
    const prepare = ({ memberId, roles }: RoleChoice): void => {
      const isThere = early?.memberId === memberId && !early.isUsed && isYounger(early.at, Date.now(), EARLY_MS);
      if (isThere) return;
      const answers = new Map(roles.map((role) => [role, getAssessment(queryOf(memberId, role))]));
      // Who shows it says that it failed.
      for (const answer of answers.values()) answer.catch(() => undefined);
      early = { memberId, at: Date.now(), isUsed: false, answers };
    };
    const pick = ({ memberId, role }: { memberId: string; role: Role }): void => {
      const mine = early?.memberId === memberId ? early : null;
      if (mine) mine.isUsed = true;
      void extras.withExtras((loaded) => {
        if (signal.aborted) return;
        loaded.showAssessment({
          ...{ id: ID, query: queryOf(memberId, role), candidates: [], early: mine?.answers.get(role) },
          ...{ beside: null, within: document.body, isOutOfReach: false, keepsCurrent: false },
        });
      });
    };
    watchRolePicks(document, memberAt, signal, pick, prepare);
    signal.addEventListener('abort', () => extras.loaded()?.hideAssessment(ID), { once: true });
  },
});

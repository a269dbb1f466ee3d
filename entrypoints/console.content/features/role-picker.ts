import type { Assessment } from '../../../utils/assessment';
import { type RoleChoice, watchRolePicks } from '../../../utils/console/dialogs/role-picks';
import { isYounger } from '../../../utils/ownership/age';
import { untilAnswered } from '../../../utils/until-answered';
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
    const { extras, watchers } = session;
    let overtaken = new AbortController();
    const onSheet = (): void => {
      overtaken.abort();
      overtaken = new AbortController();
    };
    const watcher = { onSheet };
    watchers.add(watcher);
    // Asked before the choice: once the Console has given the role, no key seems to lose anything by it.
    let early: {
      memberId: string;
      at: number;
      isUsed: boolean;
      answers: Map<Role, Promise<Assessment | null>>;
    } | null = null;
    const queryOf = (memberId: string, role: Role) => ({ projectId, act: 'role', memberId, role }) as const;
    /** Only until a newer reading is there: by it the role may have been given, and no key would seem to lose anything. */
    const judge = (memberId: string, role: Role): Promise<Assessment | null> => {
      const answer = untilAnswered(
        () => getAssessment(queryOf(memberId, role)),
        AbortSignal.any([signal, overtaken.signal]),
      );
      // Who shows it says that it failed.
      answer.catch(() => undefined);
      return answer;
    };
    const memberAt = (element: Element): string | null => {
      const [member, ...more] = membersAt(session, element) ?? [];
      return member !== undefined && more.length === 0 ? member : null;
    };
    const prepare = ({ memberId, roles }: RoleChoice): void => {
      const isThere = early?.memberId === memberId && !early.isUsed && isYounger(early.at, Date.now(), EARLY_MS);
      if (isThere) return;
      const answers = new Map(roles.map((role) => [role, judge(memberId, role)]));
      early = { memberId, at: Date.now(), isUsed: false, answers };
    };
    const pick = ({ memberId, role }: { memberId: string; role: Role }): void => {
      const mine = early?.memberId === memberId ? early : null;
      if (mine) mine.isUsed = true;
      session.badges?.acted();
      void extras.withExtras((loaded) => {
        if (signal.aborted) return;
        loaded.showAssessment({
          ...{
            id: ID,
            query: queryOf(memberId, role),
            candidates: [],
            early: mine?.answers.get(role) ?? judge(memberId, role),
          },
          ...{ beside: null, within: document.body, isOutOfReach: false, keepsCurrent: false },
        });
      });
    };
    watchRolePicks(document, memberAt, signal, pick, prepare);
    signal.addEventListener(
      'abort',
      () => {
        watchers.delete(watcher);
        extras.loaded()?.hideAssessment(ID);
      },
      { once: true },
    );
  },
});

import type { RoleChoice } from '../../../utils/console/dialogs/role-picks';
import type { AssessmentRequest, OverlayLoader } from '../../../utils/console/overlay/overlay-api';
import { untilAnswered } from '../../../utils/protocol/until-answered';
import type { Assessment } from '../../../utils/protocol/views/assessment';
import { isYounger } from '../../../utils/rules/age';
import { getAssessment } from '../assess';
import { defineActFeature } from '../feature';
import { membersAt } from '../members-at';

const ID = 'role';
/** What was asked for when a person came to the picker counts for so long. */
const EARLY_MS = 60_000;

type Role = RoleChoice['roles'][number];

/** Tells a panel that is shown for a role when a newer reading shows that role as given. */
const createGivenWatch = (overlay: OverlayLoader, signal: AbortSignal) => {
  let shown: AssessmentRequest | null = null;
  const look = async (request: AssessmentRequest): Promise<void> => {
    const now = request.query && (await getAssessment(request.query));
    if (!now?.role?.isGiven || shown !== request || signal.aborted) return;
    shown = null;
    overlay.loaded()?.updateAssessment({ ...request, isGiven: true });
  };
  return {
    watch(request: AssessmentRequest): void {
      shown = request;
    },
    stop(): void {
      shown = null;
    },
    /** There is a newer reading. Where it can't be asked, the panel stays as it is. */
    look(): void {
      if (shown) look(shown).catch(() => undefined);
    },
  };
};

/**
 * While a role is being chosen for a member, and after: which of their keys lose scopes, and whether any of them uses
 * these.
 */
export default defineActFeature({
  id: 'role-picker',
  pages: ['team'],
  init({ projectId, document, session, acts }, signal) {
    const { overlay, watchers } = session;
    const given = createGivenWatch(overlay, signal);
    const watcher = { onSheet: () => given.look() };
    watchers.add(watcher);
    // Asked before the choice: once the Console has given the role, no key seems to lose anything by it.
    let early: {
      memberId: string;
      at: number;
      isUsed: boolean;
      answers: Map<Role, Promise<Assessment | null>>;
    } | null = null;
    const queryOf = (memberId: string, role: Role) => ({ projectId, act: 'role', memberId, role }) as const;
    const judge = (memberId: string, role: Role): Promise<Assessment | null> => {
      const query = { ...queryOf(memberId, role), asStored: true };
      const answer = untilAnswered(() => getAssessment(query), signal);
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
      void overlay.withOverlay((loaded) => {
        if (signal.aborted) return;
        const request = {
          id: ID,
          query: queryOf(memberId, role),
          candidates: [],
          early: mine?.answers.get(role) ?? judge(memberId, role),
          beside: null,
          within: document.body,
          isOutOfReach: false,
          keepsCurrent: false,
          onClose: given.stop,
        };
        given.watch(request);
        loaded.showAssessment(request);
      });
    };
    acts.watchRolePicks(document, memberAt, signal, pick, prepare);
    signal.addEventListener(
      'abort',
      () => {
        watchers.delete(watcher);
        overlay.loaded()?.hideAssessment(ID);
      },
      { once: true },
    );
  },
});

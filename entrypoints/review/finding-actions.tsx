import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { sendMessage } from '../../utils/protocol/envelope';
import type { ConsolePage } from '../../utils/protocol/messages';
import { planAt } from '../../utils/protocol/review-address';
import { showInLogs } from '../../utils/protocol/show-in-logs';
import type { FindingAct } from '../../utils/protocol/views/findings';
import { cleanText, isolated } from '../../utils/wording/sanitise';
import type { FindingActs } from './use-finding-acts';

interface FindingActionsProps extends Pick<FindingActs, 'mark' | 'follow'> {
  readonly projectId: string;
  /** Who or what the finding is about. */
  readonly name: string;
  readonly acts: readonly FindingAct[];
}

interface Press {
  readonly text: string;
  /** What it is called where the text alone doesn't say about what. */
  readonly label?: string;
  readonly run: () => Promise<unknown>;
}

type Pressed = Exclude<FindingAct, { act: 'plan' }>;

/** The Console's page, and how the way there is called. */
const PAGES = {
  'create-key': ['create-key', 'connect_smallerOpen'],
  'open-keys': ['keys', 'review_openKeys'],
  'open-team': ['team', 'connect_openTeam'],
} as const satisfies Partial<Record<FindingAct['act'], readonly [ConsolePage, string]>>;

const pressOf = (act: Pressed, { projectId, name, mark, follow }: Omit<FindingActionsProps, 'acts'>): Press => {
  switch (act.act) {
    case 'logs':
      return {
        text: i18n.t('console_showInLogs'),
        label: i18n.t('review_logsOf', [name]),
        run: () => follow(showInLogs(projectId, act.keyId)),
      };
    case 'mark-service':
      return {
        text: i18n.t('review_mark'),
        label: i18n.t('review_markOf', [isolated(cleanText(act.account))]),
        run: () => mark(act.account),
      };
    case 'connect':
      return { text: i18n.t('common_useOtherKey'), run: () => follow(browser.runtime.openOptionsPage()) };
    default: {
      const [page, text] = PAGES[act.act];
      return { text: i18n.t(text), run: () => follow(sendMessage('openConsole', { projectId, page })) };
    }
  }
};

/** What helps with a finding, each at one press. */
export const FindingActions = ({ acts, ...props }: FindingActionsProps) => (
  <div class="finding-actions">
    {acts.map((act) => {
      if (act.act === 'plan')
        return (
          <a key={act.act} class="lp-button" data-kind="plain" href={planAt(props.projectId, act.memberId)}>
            {i18n.t('review_openPlan')}
            <span class="lp-visually-hidden">{props.name}</span>
          </a>
        );
      const { text, label, run } = pressOf(act, props);
      return (
        <Button key={act.act} {...(label !== undefined && { label })} onClick={() => void run()}>
          {text}
        </Button>
      );
    })}
  </div>
);

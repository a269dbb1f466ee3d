import { i18n } from '#i18n';
import { Runs } from '../../components/card/runs';
import { Button } from '../../components/ui/button';
import { CopyButton } from '../../components/ui/copy-button';
import { ToneBadge } from '../../components/ui/tone-badge';
import { sendMessage } from '../../utils/protocol/envelope';
import type { ConsolePage, Tone } from '../../utils/protocol/messages';
import type { AssessedStep } from '../../utils/protocol/views/assessment';

/** How a step's state looks; its words say it too. */
const LOOKS: Readonly<Record<AssessedStep['status'], { readonly tone: Tone; readonly glyph: string }>> = {
  done: { tone: 'safe', glyph: '✓' },
  'to-do': { tone: 'attention', glyph: '▶' },
  waiting: { tone: 'cool', glyph: '◔' },
  later: { tone: 'quiet', glyph: '○' },
  unknown: { tone: 'unknown', glyph: '?' },
};

interface StepProps {
  readonly projectId: string;
  readonly step: AssessedStep;
}

/** The way to where a step is done, where there is something to do. */
const StepActions = ({ projectId, step: { kind, status, keyId } }: StepProps) => {
  const go = (page: ConsolePage, key?: string) => () =>
    void sendMessage('openConsole', { projectId, page, ...(key !== undefined && { keyId: key }) });
  if (kind === 'replace' && keyId !== null)
    return (
      <>
        <CopyButton text={keyId} label={i18n.t('common_copyKeyIdOf', [keyId])} />
        <Button kind="quiet" onClick={go('logs', keyId)}>
          {i18n.t('console_showInLogs')}
        </Button>
        {status === 'to-do' && (
          <Button kind="quiet" onClick={go('create-key')}>
            {i18n.t('connect_smallerOpen')}
          </Button>
        )}
      </>
    );
  if ((kind === 'remove' || kind === 'promote') && status === 'to-do')
    return (
      <Button kind="primary" onClick={go('team')}>
        {i18n.t('connect_openTeam')}
      </Button>
    );
  return null;
};

/** The steps in order. None can be ticked: each goes by what Deepgram shows. */
export const PlanSteps = ({ projectId, steps }: { projectId: string; steps: readonly AssessedStep[] }) => (
  <ol class="plan-steps">
    {steps.map((step) => {
      const { tone, glyph } = LOOKS[step.status];
      return (
        <li key={`${step.kind} ${step.keyId ?? ''}`} data-step={step.kind} data-status={step.status}>
          <div class="plan-step-head">
            <p class="finding-title">
              <Runs runs={step.title} />
            </p>
            <ToneBadge tone={tone}>
              <span aria-hidden="true">{glyph} </span>
              {step.statusLine}
            </ToneBadge>
          </div>
          <p class="lp-sub">{step.detail}</p>
          <div class="plan-step-actions">
            <StepActions projectId={projectId} step={step} />
          </div>
        </li>
      );
    })}
  </ol>
);

import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { FaultNotice } from '../../components/ui/fault-notice';
import { Notice } from '../../components/ui/notice';
import { StorageNotice } from '../../components/ui/storage-notice';
import { sendMessage } from '../../utils/protocol/envelope';
import type { ConnectedProject } from '../../utils/protocol/messages';
import type { KeyCheck } from '../../utils/protocol/views/key';
import type { Fault } from '../../utils/rules/answer';
import { cleanText } from '../../utils/wording/sanitise';
import { KeyFacts } from './key-facts';
import type { EnteredKey } from './use-key';

const nameOf = ({ projectId, name }: { projectId: string; name: string }): string => cleanText(name) || projectId;

/** What an entered key's refusal means here, where the next step is another key. */
const KeyFault = ({ fault, check }: { fault: Fault; check: KeyCheck }) => {
  if (fault.kind === 'unauthorized') {
    return (
      <Notice tone="stop" title={i18n.t('connect_unauthorized')}>
        <p>{i18n.t('connect_unauthorizedWhy')}</p>
        <p>{i18n.t('connect_unauthorizedNext')}</p>
      </Notice>
    );
  }
  if (check.projects?.length === 0) {
    return (
      <Notice tone="attention" title={i18n.t('connect_noProject')}>
        <p>{i18n.t('connect_noProjectNext')}</p>
      </Notice>
    );
  }
  if (fault.kind === 'forbidden') {
    return (
      <Notice tone="attention" title={i18n.t('connect_useless')}>
        <p>{i18n.t('connect_uselessNext', [fault.missingScope ?? 'project:read, keys:read'])}</p>
      </Notice>
    );
  }
  return <FaultNotice fault={fault} />;
};

const Connected = ({ check }: { check: KeyCheck }) => {
  const [project] = check.projects ?? [];
  if (!project) return null;
  const open = () => void sendMessage('openConsole', { projectId: project.projectId, page: 'team' });
  return (
    <Notice
      tone="safe"
      title={i18n.t('connect_doneTitle', [nameOf(project)])}
      actions={
        <Button kind="primary" onClick={open}>
          {i18n.t('connect_openTeam')}
        </Button>
      }
    >
      <p>{i18n.t('connect_doneBody')}</p>
    </Notice>
  );
};

const LockedOut = () => (
  <Notice tone="attention" title={i18n.t('connect_locked')}>
    <p>{i18n.t('connect_lockedNext')}</p>
  </Notice>
);

const Checked = ({ check, connected }: { check: KeyCheck; connected: readonly ConnectedProject[] }) => {
  const replaces = check.projects?.some(({ projectId }) => connected.some((known) => known.projectId === projectId));
  const known = check.scopes.some(({ state }) => state !== 'unknown');
  return (
    <>
      {check.fault && <KeyFault fault={check.fault} check={check} />}
      {check.problem === 'locked' && <LockedOut />}
      {check.problem && check.problem !== 'locked' && <StorageNotice problem={check.problem} />}
      {known && check.fault?.kind !== 'unauthorized' && <KeyFacts check={check} />}
      {replaces && !check.fault && <p class="lp-sub">{i18n.t('connect_replaces')}</p>}
    </>
  );
};

const Outcome = ({ entered, connected }: { entered: EnteredKey; connected: readonly ConnectedProject[] }) => {
  const { progress, shape, text } = entered;
  switch (progress.state) {
    case 'checking':
      return <p class="lp-sub key-progress">{i18n.t('connect_checking')}</p>;
    case 'connecting':
      return <p class="lp-sub key-progress">{i18n.t('connect_connecting')}</p>;
    case 'checked':
      return <Checked check={progress.check} connected={connected} />;
    case 'connected':
      return <Connected check={progress.check} />;
    case 'unanswered':
      return (
        <Notice tone="attention" title={i18n.t('common_askFailed')}>
          <p>{i18n.t('common_askFailedNext')}</p>
        </Notice>
      );
    case 'idle':
      if (shape === 'key-id') {
        return (
          <Notice tone="attention" title={i18n.t('connect_isKeyId')}>
            <p>{i18n.t('connect_isKeyIdNext')}</p>
          </Notice>
        );
      }
      if (shape === 'unlikely') {
        return (
          <Notice tone="unknown" title={i18n.t('connect_unlikely')}>
            <p>{i18n.t('connect_unlikelyNext', [text.trim().length])}</p>
          </Notice>
        );
      }
      return null;
  }
};

/** What came of the key in the field; said aloud as it changes. */
export const KeyOutcome = (props: { entered: EnteredKey; connected: readonly ConnectedProject[] }) => (
  <div id="key-outcome" class="key-outcome" role="status" aria-busy={props.entered.progress.state === 'checking'}>
    <Outcome {...props} />
  </div>
);

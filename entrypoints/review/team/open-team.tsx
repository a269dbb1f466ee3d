import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { StorageNotice } from '../../../components/ui/storage-notice';
import { cleanText, isolated } from '../../../utils/wording/sanitise';
import { Comparison, changesNothing } from './comparison';
import { FileFault } from './file-fault';
import { type OpenedFile, useTeamFile } from './use-team-file';

const Faults = ({ shown }: { readonly shown: OpenedFile }) => {
  if (shown.state === 'unreadable')
    return (
      <Notice tone="attention" title={i18n.t('team_fileUnreadable')} announce="assertive">
        <p>{i18n.t('team_fileUnreadableNext')}</p>
      </Notice>
    );
  if (shown.state === 'failed')
    return (
      <Notice tone="attention" title={i18n.t('team_failed')} announce="assertive">
        <p>{i18n.t('team_failedNext')}</p>
      </Notice>
    );
  return shown.state === 'refused' ? <FileFault fault={shown.fault} /> : null;
};

const Said = ({ shown }: { readonly shown: OpenedFile }) => {
  if (shown.state === 'reading') return <p class="lp-sub">{i18n.t('team_comparing')}</p>;
  if (shown.state === 'cancelled') return <p class="lp-sub">{i18n.t('team_cancelled')}</p>;
  if (shown.state === 'problem') return <StorageNotice problem={shown.problem} />;
  if (shown.state !== 'stored') return null;
  const { copyProblem } = shown;
  return (
    <>
      <p>{i18n.t('team_applied')}</p>
      {copyProblem && (
        <Notice tone="attention" title={copyProblem === 'full' ? i18n.t('note_copyFull') : i18n.t('note_copyFailed')}>
          <p>{i18n.t('note_copyNext')}</p>
        </Notice>
      )}
    </>
  );
};

/** Chooses a file, shows what it would change, and takes that at a press. */
export const OpenTeam = ({ projectId }: { readonly projectId: string }) => {
  const { shown, choose, apply, cancel } = useTeamFile(projectId);
  const title = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone, and the focus with it.
  const then = (work: () => void): void => {
    work();
    title.current?.focus();
  };
  return (
    <section aria-labelledby="team-open" aria-busy={shown.state === 'reading'}>
      <h3 id="team-open" ref={title} tabIndex={-1}>
        {i18n.t('team_openTitle')}
      </h3>
      <label class="team-file">
        {i18n.t('team_open')}
        <input
          type="file"
          accept=".json,application/json"
          aria-describedby="team-open-help"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void choose(file);
            // The same file can be chosen again once it was edited.
            currentTarget.value = '';
          }}
        />
      </label>
      <p class="lp-sub" id="team-open-help">
        {i18n.t('team_openHelp')}
      </p>
      <Faults shown={shown} />
      <div role="status">
        <Said shown={shown} />
      </div>
      {shown.state === 'compared' && (
        <div class="team-preview">
          <h4>{i18n.t('team_preview')}</h4>
          <p class="lp-sub">{i18n.t('team_previewOf', [isolated(cleanText(shown.name))])}</p>
          <Comparison projectId={projectId} comparison={shown.comparison} isStored={false} />
          <p class="team-acts">
            <Button kind="primary" busy={shown.isStoring} onClick={() => then(() => void apply())}>
              {i18n.t(changesNothing(shown.comparison) ? 'team_applySame' : 'team_apply')}
            </Button>
            <Button onClick={() => then(cancel)}>{i18n.t('team_cancel')}</Button>
          </p>
        </div>
      )}
      {shown.state === 'stored' && (
        <Comparison key={shown.count} projectId={projectId} comparison={shown.comparison} isStored />
      )}
    </section>
  );
};

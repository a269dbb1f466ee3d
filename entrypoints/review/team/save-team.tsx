import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { StorageNotice } from '../../../components/ui/storage-notice';
import { sendMessage } from '../../../utils/protocol/envelope';
import type { TeamSaved, TeamView } from '../../../utils/protocol/views/team';
import { TEAM_FILE } from '../../../utils/rules/team/team-file';
import { formatsOf } from '../../../utils/wording/formats';
import { downloadFile } from '../download';

interface SaveTeamProps {
  readonly projectId: string;
  readonly view: TeamView;
}

/** What is in the file, before it is saved. */
const Contents = ({ view: { notes, marks, damaged } }: Pick<SaveTeamProps, 'view'>) => {
  const { number } = formatsOf(i18n.t);
  return (
    <>
      {notes + marks === 0 && <p>{i18n.t('team_saveEmpty')}</p>}
      {notes + marks > 0 && (
        <ul class="team-contents">
          {notes > 0 && <li>{i18n.t('team_saveNotes', notes, [number(notes)])}</li>}
          {marks > 0 && <li>{i18n.t('team_saveMarks', marks, [number(marks)])}</li>}
          <li>{i18n.t('team_saveIds')}</li>
        </ul>
      )}
      <p class="lp-sub">{i18n.t('team_saveNever')}</p>
      {damaged > 0 && <Notice tone="unknown" title={i18n.t('team_saveDamaged', damaged, [number(damaged)])} />}
    </>
  );
};

const Outcome = ({ saved }: { readonly saved: TeamSaved }) => {
  if (saved.text === null && saved.problem) return <StorageNotice problem={saved.problem} />;
  if (saved.text === null) return null;
  return (
    <>
      <p>{i18n.t('team_saved', [TEAM_FILE])}</p>
      {saved.problem && <p>{i18n.t('team_savedNotKept')}</p>}
    </>
  );
};

/** Says what the file holds, and saves it. */
export const SaveTeam = ({ projectId, view }: SaveTeamProps) => {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [saved, setSaved] = useState<TeamSaved | null>(null);
  const [failed, setFailed] = useState(false);
  const addresses = chosen ?? view.withAddresses;
  const save = async (): Promise<void> => {
    const made = await sendMessage('saveTeamFile', { projectId, addresses }).catch(() => null);
    setSaved(made);
    setFailed(made === null || (made.text === null && made.problem === null));
    if (made?.text) downloadFile(made.text, TEAM_FILE, 'application/json');
  };
  return (
    <section aria-labelledby="team-save">
      <h3 id="team-save">{i18n.t('team_saveTitle')}</h3>
      <Contents view={view} />
      <label class="note-mark">
        <input
          type="checkbox"
          checked={addresses}
          aria-describedby="team-addresses-help"
          onChange={({ currentTarget }) => setChosen(currentTarget.checked)}
        />
        {i18n.t('team_addresses')}
      </label>
      <p class="lp-sub" id="team-addresses-help">
        {i18n.t('team_addressesHelp')}
      </p>
      <p>
        <Button onClick={() => void save()}>{i18n.t('team_save')}</Button>
      </p>
      <div role="status">{saved && <Outcome saved={saved} />}</div>
      {failed && (
        <Notice tone="attention" title={i18n.t('team_saveFailed')} announce="assertive">
          <p>{i18n.t('common_askFailedNext')}</p>
        </Notice>
      )}
    </section>
  );
};

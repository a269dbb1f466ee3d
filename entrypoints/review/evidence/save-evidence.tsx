import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Verdict } from '../../../components/assessment/verdict';
import { Runs } from '../../../components/card/runs';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import type { Query } from '../../../utils/protocol/declarations';
import { sendMessage } from '../../../utils/protocol/envelope';
import type { EvidenceFile } from '../../../utils/protocol/views/evidence';
import type { PlannedMember } from '../../../utils/protocol/views/findings';
import type { Role } from '../../../utils/rules/analysis';
import { downloadFile } from '../download';

type Act = 'remove' | `role-${Role}`;

const ACTS: readonly Act[] = ['remove', 'role-owner', 'role-admin', 'role-member'];

const nameOfAct = (act: Act): string =>
  ({
    remove: i18n.t('evidence_actRemove'),
    'role-owner': i18n.t('evidence_actOwner'),
    'role-admin': i18n.t('evidence_actAdmin'),
    'role-member': i18n.t('evidence_actMember'),
  })[act];

const queryOf = (projectId: string, memberId: string, act: Act): Query<'makeEvidence'> => {
  const asked = { projectId, memberId };
  if (act === 'remove') return { ...asked, act };
  return {
    ...asked,
    act: 'role',
    role: ({ 'role-owner': 'owner', 'role-admin': 'admin', 'role-member': 'member' } as const)[act],
  };
};

interface SaveEvidenceProps {
  readonly projectId: string;
  readonly members: readonly PlannedMember[];
}

type Saving =
  | { readonly state: 'none' | 'unchosen' | 'judging' | 'failed' | 'nobody' }
  | { readonly state: 'saved'; readonly file: EvidenceFile };

const Outcome = ({ saving }: { readonly saving: Saving }) => {
  if (saving.state === 'judging') return <p class="lp-sub">{i18n.t('evidence_judging')}</p>;
  if (saving.state === 'unchosen') return <p>{i18n.t('evidence_chooseFirst')}</p>;
  if (saving.state !== 'saved') return null;
  const { name, digest, assessment } = saving.file;
  return (
    <div class="evidence-outcome">
      <h4>
        <Runs runs={assessment.title} />
      </h4>
      <Verdict words={assessment.say} />
      <p>{i18n.t('evidence_saved', [name])}</p>
      <p>{i18n.t('evidence_digest', [digest])}</p>
    </div>
  );
};

/** Chooses whose removal, or which new role, is judged, and saves the verdict with all that it rests on. */
export const SaveEvidence = ({ projectId, members }: SaveEvidenceProps) => {
  const [memberId, setMemberId] = useState('');
  const [act, setAct] = useState<Act>('remove');
  const [saving, setSaving] = useState<Saving>({ state: 'none' });
  const chooser = useRef<HTMLSelectElement>(null);
  const save = async (): Promise<void> => {
    if (memberId === '') {
      chooser.current?.focus();
      return setSaving({ state: 'unchosen' });
    }
    setSaving({ state: 'judging' });
    const file = await sendMessage('makeEvidence', queryOf(projectId, memberId, act)).catch(() => undefined);
    if (!file) return setSaving({ state: file === null ? 'nobody' : 'failed' });
    downloadFile(file.text, file.name, 'text/html');
    setSaving({ state: 'saved', file });
  };
  return (
    <section aria-labelledby="evidence-save" aria-busy={saving.state === 'judging'}>
      <h3 id="evidence-save">{i18n.t('evidence_saveTitle')}</h3>
      <p class="lp-sub">{i18n.t('evidence_holds')}</p>
      <div class="evidence-choice">
        <label>
          {i18n.t('evidence_member')}
          <select ref={chooser} value={memberId} onChange={({ currentTarget }) => setMemberId(currentTarget.value)}>
            <option value="">{i18n.t('evidence_choose')}</option>
            {members.map(({ memberId: id, name, email }) => (
              <option key={id} value={id}>
                {email && email !== name ? `${name} (${email})` : name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {i18n.t('evidence_act')}
          <select value={act} onChange={({ currentTarget }) => setAct(ACTS[currentTarget.selectedIndex] ?? 'remove')}>
            {ACTS.map((each) => (
              <option key={each} value={each}>
                {nameOfAct(each)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p>
        <Button busy={saving.state === 'judging'} onClick={() => void save()}>
          {i18n.t('evidence_save')}
        </Button>
      </p>
      <div role="status">
        <Outcome saving={saving} />
      </div>
      {(saving.state === 'failed' || saving.state === 'nobody') && (
        <Notice tone="attention" title={i18n.t('evidence_saveFailed')} announce="assertive">
          <p>{i18n.t(saving.state === 'nobody' ? 'evidence_nobodyNext' : 'common_askFailedNext')}</p>
        </Notice>
      )}
    </section>
  );
};

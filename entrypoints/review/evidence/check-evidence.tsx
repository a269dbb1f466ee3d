import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { AssessedKeys, Verdict } from '../../../components/assessment/verdict';
import { Runs } from '../../../components/card/runs';
import { Notice } from '../../../components/ui/notice';
import { sendMessage } from '../../../utils/protocol/envelope';
import type { EvidenceCheck } from '../../../utils/protocol/views/evidence';
import { MAX_EVIDENCE_TEXT } from '../../../utils/rules/evidence-file/format';
import { checkWords } from '../../../utils/wording/evidence/check-words';
import { isolated } from '../../../utils/wording/sanitise';

type Checked = { readonly state: 'none' | 'checking' | 'unreadable' | 'failed' } | EvidenceCheck;

/** The file's text as an answer to be shown; `null`: another one was chosen meanwhile. */
const check = async (file: File): Promise<Checked> => {
  // A character has four bytes at most; what is larger isn't read at all.
  if (file.size > MAX_EVIDENCE_TEXT * 4) return { state: 'refused', fault: { kind: 'too-large' } };
  const text = await file.text().catch(() => null);
  if (text === null) return { state: 'unreadable' };
  if (text.length > MAX_EVIDENCE_TEXT) return { state: 'refused', fault: { kind: 'too-large' } };
  return (await sendMessage('checkEvidence', { text }).catch(() => null)) ?? { state: 'failed' };
};

type Judged = Exclude<EvidenceCheck, { state: 'refused' }>;

const Differences = ({ differences }: Pick<Judged, 'differences'>) => (
  <div class="evidence-differences">
    <table>
      <caption>{i18n.t('evidence_differences')}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n.t('evidence_place')}</th>
          <th scope="col">{i18n.t('evidence_inFile')}</th>
          <th scope="col">{i18n.t('evidence_byRules')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ path, written, found }) => (
          <tr key={path}>
            <td>
              <code>{path}</code>
            </td>
            <td>
              <bdi>{written || i18n.t('evidence_nothing')}</bdi>
            </td>
            <td>
              <bdi>{found || i18n.t('evidence_nothing')}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Result = ({ checked }: { readonly checked: Judged }) => {
  const { tone, title, next } = checkWords(checked, i18n.t);
  const { assessment, differences, digest, version, isSameVersion, project } = checked;
  return (
    <div class="evidence-result" data-check={checked.state}>
      <Notice tone={tone} title={title}>
        <p>{next}</p>
        {!isSameVersion && <p>{i18n.t('evidence_otherVersion', [isolated(version)])}</p>}
      </Notice>
      {differences.length > 0 && <Differences differences={differences} />}
      <h4>{i18n.t('evidence_says')}</h4>
      <p>
        <Runs runs={assessment.title} /> · <bdi>{project}</bdi>
      </p>
      <Verdict words={assessment.say} />
      <AssessedKeys {...assessment} />
      <p class="lp-sub">{assessment.footnote}</p>
      <p>{i18n.t('evidence_digest', [digest])}</p>
    </div>
  );
};

const Refusal = ({ checked }: { readonly checked: EvidenceCheck }) => {
  const { tone, title, next } = checkWords(checked, i18n.t);
  return (
    <Notice tone={tone} title={title} announce="assertive">
      <p>{next}</p>
    </Notice>
  );
};

const Shown = ({ checked }: { readonly checked: Checked }) => {
  switch (checked.state) {
    case 'none':
    case 'checking':
      return null;
    case 'unreadable':
      return (
        <Notice tone="attention" title={i18n.t('team_fileUnreadable')} announce="assertive">
          <p>{i18n.t('team_fileUnreadableNext')}</p>
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="attention" title={i18n.t('evidence_checkFailed')} announce="assertive">
          <p>{i18n.t('common_askFailedNext')}</p>
        </Notice>
      );
    case 'refused':
      return <Refusal checked={checked} />;
    default:
      return <Result checked={checked} />;
  }
};

/** Chooses an evidence file, and says whether it can be believed and what its figures give. */
export const CheckEvidence = () => {
  const [checked, setChecked] = useState<Checked>({ state: 'none' });
  const asked = useRef(0);
  const choose = async (file: File): Promise<void> => {
    const mine = ++asked.current;
    setChecked({ state: 'checking' });
    const found = await check(file);
    // Another one was chosen meanwhile.
    if (mine === asked.current) setChecked(found);
  };
  return (
    <section aria-labelledby="evidence-check" aria-busy={checked.state === 'checking'}>
      <h3 id="evidence-check">{i18n.t('evidence_checkTitle')}</h3>
      <label class="team-file">
        {i18n.t('evidence_open')}
        <input
          type="file"
          accept=".html,text/html"
          aria-describedby="evidence-check-help"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void choose(file);
            // The same file can be chosen again.
            currentTarget.value = '';
          }}
        />
      </label>
      <p class="lp-sub" id="evidence-check-help">
        {i18n.t('evidence_openHelp')}
      </p>
      <div role="status">
        {checked.state === 'checking' && <p class="lp-sub">{i18n.t('evidence_checking')}</p>}
        {'assessment' in checked && <p class="lp-visually-hidden">{checkWords(checked, i18n.t).title}</p>}
      </div>
      <Shown checked={checked} />
    </section>
  );
};

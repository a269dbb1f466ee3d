import { i18n } from '#i18n';
import { Runs } from '../../../components/card/runs';
import { Button } from '../../../components/ui/button';
import { CopyButton } from '../../../components/ui/copy-button';
import { sendMessage } from '../../../utils/protocol/envelope';
import { timeOf } from '../../../utils/rules/days';
import type { PlanKey } from '../../../utils/rules/plans/plan-key';
import type { Proposal, Replacement } from '../../../utils/rules/plans/replacements';
import type { ApiKey } from '../../../utils/rules/snapshot';
import { commentOf } from '../../../utils/wording/assess/keys';
import { formatsOf } from '../../../utils/wording/formats';
import { writtenWords } from '../../../utils/wording/plans/leaving';
import { fitWords } from '../../../utils/wording/plans/status';
import { runsOf } from '../../../utils/wording/runs';
import { cleanText } from '../../../utils/wording/sanitise';
import { NoteLink } from '../notes/note-link';
import type { PlanContext } from './plan-context';

interface Value {
  readonly term: string;
  /** What is copied; `null`: there is nothing to copy. */
  readonly text: string | null;
  readonly shown: string;
}

const listed = (all: readonly string[], none: string): Pick<Value, 'text' | 'shown'> =>
  all.length === 0 ? { text: null, shown: none } : { text: all.join(', '), shown: cleanText(all.join(', '), 300) };

/** What the Console's form asks for, as the old key has it. */
const valuesOf = ({ comment, scopes, expires, tags }: ApiKey): readonly Value[] => {
  const ends = expires === undefined ? null : timeOf(expires);
  const expiry = ends === null ? i18n.t('plan_noExpiry') : formatsOf(i18n.t).moment(ends);
  return [
    { term: i18n.t('plan_copyName'), text: comment || null, shown: cleanText(comment) },
    { term: i18n.t('plan_copyScopes'), ...listed(scopes, i18n.t('plan_roleOnly')) },
    { term: i18n.t('plan_copyExpiry'), text: ends === null ? null : expiry, shown: expiry },
    { term: i18n.t('plan_copyTags'), ...listed(tags, i18n.t('plan_noTags')) },
  ];
};

const Standing = ({ replacement }: { readonly replacement: Replacement | null }) => {
  switch (replacement?.is) {
    case undefined:
      return <p class="lp-sub">{i18n.t('plan_notReplaced')}</p>;
    case 'gone':
      return <p class="lp-sub">{i18n.t('plan_replacedGone')}</p>;
    case 'unseen':
      return <p class="lp-sub">{i18n.t('plan_replacedUnseen')}</p>;
    case 'ends-too':
      return <p class="lp-sub">{i18n.t('plan_replacedEnds')}</p>;
    case 'there': {
      const name = replacement.key ? commentOf(replacement.key, i18n.t) : replacement.keyId;
      const when = writtenWords(replacement, i18n.t);
      return (
        <p>
          <Runs runs={runsOf([name] as const, ([mark]) => i18n.t('plan_replacedBy', [mark, when]))} />
        </p>
      );
    }
  }
};

const Proposed = ({ proposal, confirm }: { readonly proposal: Proposal; readonly confirm: () => void }) => {
  const { key, because } = proposal;
  const why = formatsOf(i18n.t).list(because.map((fit) => fitWords(fit, i18n.t)));
  return (
    <div class="plan-proposal" data-proposal={key.keyId}>
      <p>
        <Runs runs={runsOf([commentOf(key, i18n.t)] as const, ([name]) => i18n.t('plan_fits', [name, why]))} />
      </p>
      <Button kind="primary" onClick={confirm}>
        {i18n.t('plan_confirm')}
      </Button>
    </div>
  );
};

const KeyReplacement = ({ planKey, projectId, saving }: PlanContext & { readonly planKey: PlanKey }) => {
  const { keyId, judgement, replacement, proposals } = planKey;
  const name = commentOf(judgement.key, i18n.t);
  return (
    <li data-key={keyId} data-replacement={replacement?.is ?? 'none'}>
      <p>
        <Runs runs={runsOf([name] as const, ([mark]) => i18n.t('plan_newFor', [mark]))} />
      </p>
      {replacement?.is !== 'there' && (
        <dl class="plan-values">
          {valuesOf(judgement.key).map(({ term, text, shown }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                <bdi>{shown}</bdi>
                {text !== null && <CopyButton text={text} label={i18n.t('plan_copyLabel', [term])} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Standing replacement={replacement} />
      {proposals.map((proposal) => (
        <Proposed
          key={proposal.key.keyId}
          proposal={proposal}
          confirm={() => void saving.saveSuccessor(keyId, proposal.key.keyId)}
        />
      ))}
      <div class="plan-step-actions">
        {replacement?.is !== 'there' && (
          <Button onClick={() => void sendMessage('openConsole', { projectId, page: 'create-key' })}>
            {i18n.t('connect_smallerOpen')}
          </Button>
        )}
        {replacement && (
          <Button kind="quiet" onClick={() => void saving.saveSuccessor(keyId, null)}>
            {i18n.t('plan_takeBack')}
          </Button>
        )}
        <NoteLink projectId={projectId} kind="key" id={keyId} name={name} isThere={replacement !== null} />
      </div>
    </li>
  );
};

/** For each key that is to be replaced: what to enter in the Console's form, and which key came of it. */
export const ReplaceStep = (context: PlanContext) => (
  <ul class="plan-keys">
    {context.state.keys
      .filter(({ fate }) => fate?.value.is === 'replace')
      .map((planKey) => (
        <KeyReplacement key={planKey.keyId} {...context} planKey={planKey} />
      ))}
  </ul>
);

import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Runs } from '../../../components/card/runs';
import { Button } from '../../../components/ui/button';
import { sendMessage } from '../../../utils/protocol/envelope';
import { MAX_NOTE_TEXT } from '../../../utils/rules/notes/note';
import type { PlanKey } from '../../../utils/rules/plans/plan-key';
import { type DoneValue, doneField, keyField, plannedOf } from '../../../utils/rules/plans/record';
import type { System } from '../../../utils/rules/plans/systems';
import { commentOf } from '../../../utils/wording/assess/keys';
import { formatsOf } from '../../../utils/wording/formats';
import { useWords } from '../../../utils/wording/notes/names';
import { writtenWords } from '../../../utils/wording/plans/leaving';
import { runsOf } from '../../../utils/wording/runs';
import { cleanText } from '../../../utils/wording/sanitise';
import type { PlanContext } from './plan-context';

interface PlaceProps extends Pick<PlanContext, 'save'> {
  readonly keyId: string;
  readonly system: System;
}

/** One place: what a person did there, with who and when; both can be taken back by pressing again. */
const Place = ({ keyId, system, save }: PlaceProps) => {
  const { kind, text, done } = system;
  const [note, setNote] = useState(done?.value.note ?? '');
  const named = cleanText(text, MAX_NOTE_TEXT);
  const place = named === '' ? useWords(kind, i18n.t) : `${useWords(kind, i18n.t)}: ${named}`;
  const mark = (is: DoneValue['is']) => (): void =>
    void save({ [doneField(keyId, system)]: done?.value.is === is ? null : { kind, text, is, note } });
  const when = done && writtenWords(done, i18n.t);
  return (
    <li data-place={kind} data-done={done?.value.is}>
      <p>
        <bdi>{place}</bdi>
      </p>
      <div class="plan-place">
        <input
          type="text"
          aria-label={`${i18n.t('plan_remark')}: ${place}`}
          placeholder={i18n.t('plan_remark')}
          maxLength={MAX_NOTE_TEXT}
          value={note}
          onInput={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Button label={i18n.t('plan_movedOf', [place])} pressed={done?.value.is === 'moved'} onClick={mark('moved')}>
          {i18n.t('plan_moved')}
        </Button>
        <Button label={i18n.t('plan_unusedOf', [place])} pressed={done?.value.is === 'unused'} onClick={mark('unused')}>
          {i18n.t('plan_unused')}
        </Button>
      </div>
      {done && when && (
        <p class="lp-sub">
          {done.value.is === 'moved' ? i18n.t('plan_movedAt', [when]) : i18n.t('plan_unusedAt', [when])}
        </p>
      )}
    </li>
  );
};

/** A use that nobody accounted for: what it was is written down before the step is done again. */
const Found = ({ planKey, save, projectId }: PlanContext & { readonly planKey: PlanKey }) => {
  const { keyId, surprise, judgement } = planKey;
  const [note, setNote] = useState('');
  if (surprise === null) return null;
  return (
    <div class="plan-place" data-found={keyId}>
      <input
        type="text"
        aria-label={i18n.t('plan_found')}
        placeholder={i18n.t('plan_found')}
        maxLength={MAX_NOTE_TEXT}
        value={note}
        onInput={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Button onClick={() => void save({ [keyField('found', keyId)]: { day: surprise, note } })}>
        {i18n.t('plan_foundDone')}
      </Button>
      <Button
        kind="quiet"
        onClick={() => void sendMessage('openConsole', { projectId, page: 'logs', keyId: judgement.key.keyId })}
      >
        {i18n.t('console_showInLogs')}
      </Button>
    </div>
  );
};

const KeySystems = (context: PlanContext & { readonly planKey: PlanKey }) => {
  const { planKey, record, save } = context;
  const { keyId, judgement, systems, areSystemsDone, replacement, surprise } = planKey;
  const found = plannedOf(record, 'found', keyId);
  return (
    <details
      class="plan-systems"
      data-key={keyId}
      open={surprise !== null || (replacement?.is === 'there' && !areSystemsDone)}
    >
      <summary>
        <Runs
          runs={runsOf([commentOf(judgement.key, i18n.t)] as const, ([name]) => i18n.t('plan_systemsOf', [name]))}
        />
      </summary>
      <Found {...context} />
      {found && (
        <p class="lp-sub">
          <Runs
            runs={runsOf([cleanText(found.value.note, MAX_NOTE_TEXT)] as const, ([note]) =>
              i18n.t('plan_foundWas', [
                formatsOf(i18n.t).day(found.value.day),
                writtenWords(found, i18n.t),
                found.value.note ? note : '',
              ]),
            )}
          />
        </p>
      )}
      <ul class="plan-keys">
        {systems.map((system) => (
          <Place key={`${system.kind} ${system.text}`} keyId={keyId} system={system} save={save} />
        ))}
      </ul>
    </details>
  );
};

/** Where each key that is replaced is used, and who moved it when. */
export const UpdateStep = (context: PlanContext) => (
  <>
    {context.state.keys
      .filter(({ fate }) => fate?.value.is === 'replace')
      .map((planKey) => (
        <KeySystems key={planKey.keyId} {...context} planKey={planKey} />
      ))}
  </>
);

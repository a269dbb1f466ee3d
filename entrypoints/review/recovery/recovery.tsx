import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { AskFailed } from '../../../components/ui/ask-failed';
import { Notice } from '../../../components/ui/notice';
import { Skeleton } from '../../../components/ui/skeleton';
import { sendMessage } from '../../../utils/protocol/envelope';
import { findingsAt, reviewPath } from '../../../utils/protocol/review-address';
import type { RebuildOutcome, RecoveryView } from '../../../utils/protocol/views/recovery';
import { formatsOf } from '../../../utils/wording/formats';
import { ExportStored } from './export-stored';
import { Rebuild } from './rebuild';

/** What can't be opened, and the gentlest way out. */
const State = ({ view: { problem } }: { readonly view: RecoveryView }) => {
  if (problem === null)
    return (
      <Notice tone="safe" title={i18n.t('recovery_fine')}>
        <p>{i18n.t('recovery_fineNext')}</p>
      </Notice>
    );
  const isNewer = problem === 'newer-version';
  return (
    <Notice tone="attention" title={i18n.t(isNewer ? 'recovery_newer' : 'recovery_broken')}>
      <p>{i18n.t(isNewer ? 'recovery_newerNext' : 'recovery_brokenNext')}</p>
    </Notice>
  );
};

const Safe = ({ view }: { readonly view: RecoveryView }) => {
  const { number } = formatsOf(i18n.t);
  const { storedKeys, notes, snoozes, events, copyProblem } = view;
  return (
    <>
      <h2 class="lp-heading">{i18n.t('recovery_safe')}</h2>
      <ul class="recovery-safe">
        <li>
          {storedKeys === null
            ? i18n.t('recovery_keysUnknown')
            : i18n.t('recovery_keys', storedKeys, [number(storedKeys)])}
        </li>
        <li>{i18n.t('recovery_settings')}</li>
        <li>
          {i18n.t('recovery_notes', [number(notes), number(snoozes)])}{' '}
          {i18n.t(copyProblem === null ? 'recovery_notesCopy' : 'recovery_notesNoCopy')}
        </li>
        <li>{events === 0 ? i18n.t('recovery_eventsNone') : i18n.t('recovery_events', events, [number(events)])}</li>
      </ul>
    </>
  );
};

const Rebuilt = ({ outcome: { projects, notes, snoozes } }: { readonly outcome: RebuildOutcome }) => {
  const { number } = formatsOf(i18n.t);
  return (
    <Notice
      tone="safe"
      title={i18n.t('recovery_rebuilt')}
      actions={<a href={reviewPath(findingsAt(null))}>{i18n.t('recovery_toReview')}</a>}
    >
      <p>{i18n.t('recovery_rebuiltWhat', [number(projects), number(notes), number(snoozes)])}</p>
    </Notice>
  );
};

/** What is safe of all that is stored, and what can be done where the ledger can't be opened. */
export const Recovery = () => {
  const [view, setView] = useState<RecoveryView | null | undefined>(undefined);
  const [rebuilt, setRebuilt] = useState<RebuildOutcome | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const load = async (): Promise<void> => setView(await sendMessage('getRecovery').catch(() => null));
  useEffect(() => void load(), []);
  const onRebuilt = (outcome: RebuildOutcome): void => {
    setRebuilt(outcome);
    void load();
    // The button that was pressed is gone, and the focus with it.
    title.current?.focus();
  };
  return (
    <div class="review">
      <main>
        <section class="lp-card review-card" aria-labelledby="recovery" aria-busy={view === undefined}>
          <h1 id="recovery" ref={title} tabIndex={-1}>
            {i18n.t('recovery_title')}
          </h1>
          <p class="lp-sub">{i18n.t('recovery_lead')}</p>
          <div role="status">{rebuilt && <Rebuilt outcome={rebuilt} />}</div>
          {view === undefined && (
            <p role="status" aria-label={i18n.t('recovery_loading')}>
              <Skeleton width={360} height={18} />
            </p>
          )}
          {view === null && <AskFailed />}
          {view && (
            <>
              {!rebuilt && <State view={view} />}
              <Safe view={view} />
              <ExportStored />
              {view.problem !== null && <Rebuild alsoNotes={view.copyProblem !== null} onRebuilt={onRebuilt} />}
            </>
          )}
        </section>
      </main>
    </div>
  );
};

import { i18n } from '#i18n';
import type { AssessmentWords } from '../../utils/protocol/views/assessment';
import type { Loaded } from './use-assessment';

/** What to say of an assessment: its verdict, or why there is none; `null` while it is awaited. */
export const wordsOf = (loaded: Loaded): AssessmentWords | null => {
  if (loaded.state === 'loading') return null;
  if (loaded.state === 'ready') return loaded.isStale ? loaded.assessment.stale : loaded.assessment.say;
  const [line, why] =
    loaded.state === 'gone'
      ? [i18n.t('console_assessGone'), i18n.t('console_assessGoneWhy')]
      : [i18n.t('console_assessFailed'), i18n.t('console_assessFailedWhy')];
  return { tone: 'unknown', line, why, next: '' };
};

/** An assessment of a role, told as what has happened. It says how things were before that, so it doesn't grow old. */
export const asGiven = (loaded: Loaded): Loaded => {
  const role = loaded.state === 'ready' ? loaded.assessment.role : undefined;
  // By a reading that came after the change, nothing seems to be lost.
  if (loaded.state !== 'ready' || !role || role.isGiven) return loaded;
  return { ...loaded, isStale: false, assessment: { ...loaded.assessment, ...role.given } };
};

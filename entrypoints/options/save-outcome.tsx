import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import type { SaveOutcome } from './settings-editor';

/** Beside a field: what stands in it is stored. */
export const SavedTick = ({ shown }: { shown: boolean }) => (
  <span class="setting-saved" role="status">
    {shown && <span>{i18n.t('settings_saved')}</span>}
  </span>
);

interface NotSavedProps {
  readonly outcome: SaveOutcome | undefined;
  readonly onRetry: () => void;
}

/** Below a field: what stands in it could not be stored. */
export const NotSaved = ({ outcome, onRetry }: NotSavedProps) => (
  <div role="status">
    {outcome?.ok === false && (
      <p key={outcome.count} class="setting-failed">
        {i18n.t('settings_notSaved')}
        <Button onClick={onRetry}>{i18n.t('common_retry')}</Button>
      </p>
    )}
  </div>
);

import { NotSaved, SavedTick } from './save-outcome';
import type { SaveOutcome } from './settings-editor';

interface ToggleProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  /** How the latest change ended; `undefined` where there was none. */
  readonly outcome: SaveOutcome | undefined;
}

/** A setting that is on or off. */
export const Toggle = ({ label, on, onChange, outcome }: ToggleProps) => (
  <>
    <div class="toggle-line">
      <label class="toggle">
        <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
        <span>{label}</span>
      </label>
      <SavedTick shown={outcome?.ok === true} />
    </div>
    <NotSaved outcome={outcome} onRetry={() => onChange(on)} />
  </>
);

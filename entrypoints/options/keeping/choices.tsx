import { i18n } from '#i18n';
import type { KeepMode } from '../../../utils/vault/types';

const MODES: readonly KeepMode[] = ['device', 'passphrase', 'session'];

const words = (mode: KeepMode): { name: string; means: string } => {
  switch (mode) {
    case 'device':
      return { name: i18n.t('keeping_device'), means: i18n.t('keeping_deviceMeans') };
    case 'passphrase':
      return { name: i18n.t('keeping_passphrase'), means: i18n.t('keeping_passphraseMeans') };
    case 'session':
      return { name: i18n.t('keeping_session'), means: i18n.t('keeping_sessionMeans') };
  }
};

interface ChoicesProps {
  readonly current: KeepMode;
  readonly chosen: KeepMode;
  readonly onChoose: (mode: KeepMode) => void;
}

/** The three ways, each with what it keeps out and what it doesn't. Choosing one changes nothing yet. */
export const Choices = ({ current, chosen, onChoose }: ChoicesProps) => (
  <fieldset class="keeping-choices">
    <legend class="lp-visually-hidden">{i18n.t('keeping_heading')}</legend>
    {MODES.map((mode) => {
      const { name, means } = words(mode);
      return (
        <label key={mode} class="keeping-choice">
          <input
            type="radio"
            name="keeping"
            value={mode}
            checked={mode === chosen}
            aria-describedby={`keeping-${mode}`}
            onChange={() => onChoose(mode)}
          />
          <span class="keeping-name">
            {name}
            {mode === current && <span class="keeping-current">{i18n.t('keeping_current')}</span>}
          </span>
          <span id={`keeping-${mode}`} class="lp-sub">
            {means}
          </span>
        </label>
      );
    })}
  </fieldset>
);

import { i18n } from '#i18n';
import type { VaultMode } from '../../../utils/vault/types';

const MODES: readonly VaultMode[] = ['device', 'passphrase', 'session'];

const words = (mode: VaultMode): { name: string; means: string } => {
  switch (mode) {
    case 'device':
      return { name: i18n.t('keyStorage_device'), means: i18n.t('keyStorage_deviceMeans') };
    case 'passphrase':
      return { name: i18n.t('keyStorage_passphrase'), means: i18n.t('keyStorage_passphraseMeans') };
    case 'session':
      return { name: i18n.t('keyStorage_session'), means: i18n.t('keyStorage_sessionMeans') };
  }
};

interface ChoicesProps {
  readonly current: VaultMode;
  readonly chosen: VaultMode;
  readonly onChoose: (mode: VaultMode) => void;
}

/** The three ways, each with what it keeps out and what it doesn't. Choosing one changes nothing yet. */
export const Choices = ({ current, chosen, onChoose }: ChoicesProps) => (
  <fieldset class="key-storage-choices">
    <legend class="lp-visually-hidden">{i18n.t('keyStorage_heading')}</legend>
    {MODES.map((mode) => {
      const { name, means } = words(mode);
      return (
        <label key={mode} class="key-storage-choice">
          <input
            type="radio"
            name="keeping"
            value={mode}
            checked={mode === chosen}
            aria-describedby={`key-storage-${mode}`}
            onChange={() => onChoose(mode)}
          />
          <span class="key-storage-name">
            {name}
            {mode === current && <span class="key-storage-current">{i18n.t('keyStorage_current')}</span>}
          </span>
          <span id={`key-storage-${mode}`} class="lp-sub">
            {means}
          </span>
        </label>
      );
    })}
  </fieldset>
);

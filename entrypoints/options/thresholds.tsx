import { i18n } from '#i18n';
import { LIMITS, type Settings } from '../../utils/settings/schema';
import { FigureField } from './figure-field';

interface ThresholdsProps {
  readonly settings: Settings;
  readonly change: (change: Partial<Settings>) => void;
}

/** From which figure on something is worth a person's attention. */
export const Thresholds = ({ settings, change }: ThresholdsProps) => (
  <>
    <FigureField
      id="unused"
      label={i18n.t('settings_unused')}
      help={i18n.t('settings_unusedHelp')}
      limits={LIMITS.unusedAfterDays}
      value={settings.unusedAfterDays}
      onChange={(unusedAfterDays) => change({ unusedAfterDays })}
      unit={i18n.t('settings_days')}
    />
    <FigureField
      id="expires"
      label={i18n.t('settings_expires')}
      help={i18n.t('settings_expiresHelp')}
      limits={LIMITS.expiresWithinDays}
      value={settings.expiresWithinDays}
      onChange={(expiresWithinDays) => change({ expiresWithinDays })}
      unit={i18n.t('settings_days')}
    />
    <FigureField
      id="most-traffic"
      label={i18n.t('settings_mostTraffic')}
      help={i18n.t('settings_mostTrafficHelp')}
      limits={LIMITS.mostTrafficPercent}
      value={settings.mostTrafficPercent}
      onChange={(mostTrafficPercent) => change({ mostTrafficPercent })}
      unit={i18n.t('settings_percent')}
    />
    <FigureField
      id="expired-pile"
      label={i18n.t('settings_expiredPile')}
      help={i18n.t('settings_expiredPileHelp')}
      limits={LIMITS.expiredPile}
      value={settings.expiredPile}
      onChange={(expiredPile) => change({ expiredPile })}
      unit={i18n.t('settings_keys')}
    />
    <FigureField
      id="invite-pending"
      label={i18n.t('settings_invitePending')}
      help={i18n.t('settings_invitePendingHelp')}
      limits={LIMITS.invitePendingDays}
      value={settings.invitePendingDays}
      onChange={(invitePendingDays) => change({ invitePendingDays })}
      unit={i18n.t('settings_days')}
    />
  </>
);

import type { Severity } from '../../utils/rules/findings/finding';
import type { Translate } from '../../utils/wording/translate';

/** How soon findings of a severity ask for something to be done. */
export const severityTitle = (severity: Severity, t: Translate): string => {
  switch (severity) {
    case 'high':
      return t('review_high');
    case 'medium':
      return t('review_medium');
    case 'low':
      return t('review_low');
  }
};

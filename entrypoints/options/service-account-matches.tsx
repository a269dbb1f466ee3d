import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Foreign } from '../../components/ui/foreign';
import { sendMessage } from '../../utils/protocol/envelope';
import type { ServiceAccountMatch } from '../../utils/protocol/messages';
import { formatsOf } from '../../utils/wording/formats';

const PAUSE_MS = 250;

/**
 * The members that the lines match, per project, a moment after they were typed. Nothing where no project was read yet.
 */
export const ServiceAccountMatches = ({ patterns }: { patterns: readonly string[] }) => {
  const [matches, setMatches] = useState<readonly ServiceAccountMatch[]>([]);
  const typed = patterns.join('\n');

  useEffect(() => {
    let current = true;
    const ask = () =>
      sendMessage('matchServiceAccounts', { patterns: typed === '' ? [] : typed.split('\n') }).then(
        (found) => current && setMatches(found),
        // Only a preview: without it the lines are saved all the same.
        () => current && setMatches([]),
      );
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed]);

  if (typed === '') return null;
  return (
    <ul class="lp-sub matches">
      {matches.map(({ projectId, name, emails, more }) => (
        <li key={projectId}>
          <strong>
            <Foreign text={name} fallback={projectId} />
          </strong>
          {emails.length === 0 && <span>{i18n.t('settings_matchesNobody')}</span>}
          {emails.map((email) => (
            <Foreign key={email} text={email} />
          ))}
          {more > 0 && <span>{i18n.t('common_more', [formatsOf(i18n.t).number(more)])}</span>}
        </li>
      ))}
    </ul>
  );
};

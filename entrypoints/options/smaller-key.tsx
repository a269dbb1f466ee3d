import { i18n } from '#i18n';
import { CopyButton } from '../../components/ui/copy-button';
import { CONSOLE_ORIGIN, consoleUrl } from '../../utils/console/page/address';
import { ALL_READ_SCOPES } from '../../utils/rules/read-scopes';

/** The least that is enough, as Deepgram's API takes it. */
const SCOPES = JSON.stringify(ALL_READ_SCOPES);

interface SmallerKeyProps {
  readonly projectId: string | null;
  /** Nothing is connected yet. */
  readonly isFirst?: boolean;
}

/** How to make a key that can do no more than Linchpin needs. */
export const SmallerKey = ({ projectId, isFirst = false }: SmallerKeyProps) => (
  <details class="smaller-key">
    <summary>{isFirst ? i18n.t('connect_noKeyYet') : i18n.t('connect_smallerTitle')}</summary>
    <ol>
      <li>{i18n.t('connect_smallerWho')}</li>
      <li>
        {i18n.t('connect_smallerSimple')}{' '}
        <a
          href={projectId === null ? CONSOLE_ORIGIN : consoleUrl(projectId, 'create-key')}
          target="_blank"
          rel="noreferrer"
        >
          {i18n.t('connect_smallerOpen')}
        </a>
      </li>
      <li>
        {i18n.t('connect_smallerLeast')}
        <div class="smaller-key-scopes">
          <code>{SCOPES.replaceAll(',', ', ')}</code>
          <CopyButton text={SCOPES} label={i18n.t('connect_smallerCopy')} />
        </div>
      </li>
    </ol>
  </details>
);

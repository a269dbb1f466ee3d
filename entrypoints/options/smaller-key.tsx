import { i18n } from '#i18n';
import { CopyButton } from '../../components/copy-button';
import { CONSOLE_ORIGIN, consoleUrl } from '../../utils/console/address';

/** The least that is enough: `billing:read` is for cost, the invites' for telling who is invited (docs/deepgram/api.md 3.3). */
const SCOPES = [
  ...['project:read', 'keys:read', 'members:read', 'admins:read', 'owners:read', 'usage:read', 'billing:read'],
  ...['members:read:invites', 'admins:read:invites', 'owners:read:invites'],
];

/** How to make a key that can do no more than Linchpin needs. */
export const SmallerKey = ({ projectId }: { projectId: string | null }) => (
  <details class="smaller-key">
    <summary>{i18n.t('connect_smallerTitle')}</summary>
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
          <code>{JSON.stringify(SCOPES).replaceAll(',', ', ')}</code>
          <CopyButton text={JSON.stringify(SCOPES)} label={i18n.t('connect_smallerCopy')} />
        </div>
      </li>
    </ol>
  </details>
);

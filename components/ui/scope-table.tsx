import { i18n } from '#i18n';
import type { ScopeRow } from '../../utils/protocol/views/key';
import { scopeState, scopeUnlocks } from '../../utils/wording/scopes';
import { GLYPHS } from '../../utils/wording/words';
import './scope-table.css';

const MARKS: Record<ScopeRow['state'], string> = {
  granted: GLYPHS.safe,
  missing: '–',
  excess: GLYPHS.ending,
  unknown: GLYPHS.unknown,
};

/** An Owner's key can change some twenty things; that it can is what matters. */
const SHOWN = 4;

/** May break after a colon, where there is little room. */
const Scope = ({ name }: { name: string }) => (
  <code>{name.split(/(?<=:)/).map((part, i) => [i > 0 && <wbr />, part])}</code>
);

const ScopeNames = ({ scopes }: Pick<ScopeRow, 'scopes'>) => (
  <span class="lp-scopes-names">
    {scopes.slice(0, SHOWN).map((scope) => (
      <Scope key={scope} name={scope} />
    ))}
    {scopes.length > SHOWN && (
      <span title={scopes.slice(SHOWN).join(', ')}>{i18n.t('common_more', [scopes.length - SHOWN])}</span>
    )}
  </span>
);

/** What a key shows in Linchpin, by which scopes, and which of them it has, lacks or has without need. */
export const ScopeTable = ({ rows }: { rows: readonly ScopeRow[] }) => (
  <table class="lp-scopes">
    <caption class="lp-visually-hidden">{i18n.t('connect_scopesCaption')}</caption>
    <thead>
      <tr>
        <th scope="col">{i18n.t('connect_scopesUnlocks')}</th>
        <th scope="col">{i18n.t('connect_scopesName')}</th>
        <th scope="col">{i18n.t('connect_scopesState')}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.id} data-state={row.state} data-scope={row.id}>
          <th scope="row">{scopeUnlocks(row, i18n.t)}</th>
          <td>
            <ScopeNames scopes={row.scopes} />
          </td>
          <td class="lp-scopes-state">
            <span aria-hidden="true">{MARKS[row.state]}</span>
            {scopeState(row, i18n.t)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

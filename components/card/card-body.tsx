import type { ComponentChildren, JSX } from 'preact';
import { i18n } from '#i18n';
import type { Card } from '../../utils/protocol/messages';
import { formatsOf } from '../../utils/wording/formats';
import { Sparkline } from '../ui/sparkline';
import { CardHead, WarningBox } from './card-head';
import { CopyButton } from './copy-button';
import { Runs } from './runs';

interface CardBodyProps {
  readonly card: Card;
  readonly titleId: string;
  readonly announce: (words: string) => void;
  readonly showInLogs: (keyId: string) => void;
  /** Opens its note on a page of the extension, where a key's life is told too; `null`: nothing can be noted of it. */
  readonly editNote: (() => void) | null;
  /** What is asked about it, beside what is known. */
  readonly children: ComponentChildren;
}

/** Everything known about one member, invite or key. */
export const CardBody = ({ card, titleId, announce, showInLogs, editNote, children }: CardBodyProps): JSX.Element => (
  <>
    <CardHead card={card} titleId={titleId} />
    {card.spark && <Sparkline spark={card.spark} />}
    {children}
    {card.warnings.map((warning) => (
      <WarningBox key={warning.title} warning={warning} />
    ))}
    <dl>
      {card.facts.map((fact) => (
        <div key={fact.term}>
          <dt>{fact.term}</dt>
          <dd class={fact.mono ? 'mono' : undefined}>
            <Runs runs={fact.detail} />
          </dd>
        </div>
      ))}
    </dl>
    {editNote && (
      <p>
        <button type="button" class="quiet" onClick={editNote}>
          {i18n.t(card.hasNote ? 'note_edit' : 'note_add')}
        </button>
        {card.keyId !== null && (
          <button type="button" class="quiet" onClick={editNote}>
            {i18n.t('keyLife_open')}
          </button>
        )}
      </p>
    )}
    {card.keys.length > 0 && <KeyList card={card} announce={announce} />}
    <p class="note">{card.footnote}</p>
    {card.keyId !== null && <KeyActions keyId={card.keyId} announce={announce} showInLogs={showInLogs} />}
  </>
);

const KeyList = ({ card, announce }: { card: Card; announce: (words: string) => void }): JSX.Element => (
  <>
    <ul class="keys">
      {card.keys.map((key) => (
        <li key={key.id}>
          <span>
            <bdi>{key.comment || i18n.t('console_noComment')}</bdi>
            <span class={`sub ${key.tone}`}>{key.detail}</span>
          </span>
          <CopyButton
            className="quiet"
            text={key.id}
            label={i18n.t('console_copyKeyId')}
            name={i18n.t('common_copyKeyIdOf', [key.comment || i18n.t('console_noComment')])}
            done={i18n.t('common_copied')}
            announce={announce}
          />
        </li>
      ))}
    </ul>
    {card.moreKeys > 0 && <p class="sub">{i18n.t('common_more', [formatsOf(i18n.t).number(card.moreKeys)])}</p>}
  </>
);

interface KeyActionsProps {
  readonly keyId: string;
  readonly announce: (words: string) => void;
  readonly showInLogs: (keyId: string) => void;
}

const KeyActions = ({ keyId, announce, showInLogs }: KeyActionsProps): JSX.Element => (
  <div class="actions">
    <button type="button" class="primary" onClick={() => showInLogs(keyId)}>
      {i18n.t('console_showInLogs')}
    </button>
    <CopyButton
      className="copy"
      text={keyId}
      label={i18n.t('console_copyKeyId')}
      done={i18n.t('common_copied')}
      announce={announce}
    />
  </div>
);

import type { ComponentChildren, JSX } from 'preact';
import { i18n } from '#i18n';
import type { Card, Warning } from '../../utils/messages';
import { formatsOf } from '../../utils/wording/formats';
import { Sparkline } from '../sparkline';
import { CopyButton } from './copy-button';
import { Runs } from './runs';

interface CardBodyProps {
  readonly card: Card;
  readonly titleId: string;
  readonly say: (words: string) => void;
  readonly showInLogs: (keyId: string) => void;
  /** What is asked about it, beside what is known. */
  readonly children: ComponentChildren;
}

/** Everything known about one member, invite or key. */
export const CardBody = ({ card, titleId, say, showInLogs, children }: CardBodyProps): JSX.Element => (
  <>
    <h2 id={titleId}>
      <bdi>{card.title}</bdi>
    </h2>
    <p class="sub">
      <Runs runs={card.subtitle} />
    </p>
    {card.old && <Warned warning={card.old} />}
    {card.spark && <Sparkline values={card.spark} label={card.sparkLabel ?? ''} />}
    {children}
    {card.warnings.map((warning) => (
      <Warned key={warning.title} warning={warning} />
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
    {card.keys.length > 0 && <KeyList card={card} say={say} />}
    <p class="note">{card.footnote}</p>
    {card.keyId !== null && <KeyActions keyId={card.keyId} say={say} showInLogs={showInLogs} />}
  </>
);

const Warned = ({ warning: { tone, title, why, next } }: { warning: Warning }): JSX.Element => (
  <div class={`warning ${tone}`}>
    <b>{title}</b>
    <span>{why}</span>
    <span>{next}</span>
  </div>
);

const KeyList = ({ card, say }: { card: Card; say: (words: string) => void }): JSX.Element => (
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
            name={i18n.t('console_copyKeyIdOf', [key.comment || i18n.t('console_noComment')])}
            done={i18n.t('console_copied')}
            say={say}
          />
        </li>
      ))}
    </ul>
    {card.moreKeys > 0 && <p class="sub">{i18n.t('console_moreKeys', [formatsOf(i18n.t).number(card.moreKeys)])}</p>}
  </>
);

interface KeyActionsProps {
  readonly keyId: string;
  readonly say: (words: string) => void;
  readonly showInLogs: (keyId: string) => void;
}

const KeyActions = ({ keyId, say, showInLogs }: KeyActionsProps): JSX.Element => (
  <div class="actions">
    <CopyButton
      className="primary"
      text={keyId}
      label={i18n.t('console_copyKeyId')}
      done={i18n.t('console_copied')}
      say={say}
    />
    <button type="button" onClick={() => showInLogs(keyId)}>
      {i18n.t('console_showInLogs')}
    </button>
  </div>
);

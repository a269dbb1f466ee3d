import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { Foreign } from '../../components/ui/foreign';
import { Notice } from '../../components/ui/notice';
import type { ConnectedProject, ServiceAccountOffer } from '../../utils/protocol/messages';
import { formatsOf } from '../../utils/wording/formats';
import { cleanText, isolated } from '../../utils/wording/sanitise';
import { sideBySide } from '../../utils/wording/words';
import { useOffers } from './use-offers';

type Account = ServiceAccountOffer['accounts'][number];

const shown = (email: string): string => isolated(cleanText(email));

const reason = ({ because, keys }: Account): string => {
  const why = because === 'address' ? i18n.t('likely_address') : i18n.t('likely_noName');
  return sideBySide([why, i18n.t('badge_keys', keys, [formatsOf(i18n.t).number(keys)])]);
};

interface ProjectOfferProps {
  readonly offer: ServiceAccountOffer;
  /** Where several projects are connected. */
  readonly named: boolean;
  readonly mark: (email: string) => void;
}

const ProjectOffer = ({ offer: { projectId, name, accounts, more }, named, mark }: ProjectOfferProps) => (
  <div class="likely">
    {named && (
      <h3>
        <Foreign text={name} fallback={projectId} />
      </h3>
    )}
    <ul>
      {accounts.map((account) => (
        <li key={account.email}>
          <Button onClick={() => mark(account.email)}>{i18n.t('likely_mark', [shown(account.email)])}</Button>
          <span class="lp-sub">{reason(account)}</span>
        </li>
      ))}
    </ul>
    {more > 0 && <p class="lp-sub">{i18n.t('likely_more', more, [formatsOf(i18n.t).number(more)])}</p>}
  </div>
);

/** Members who may well be service accounts, to be marked by one press each. Nothing where there are none. */
export const LikelyAccounts = ({ projects }: { readonly projects: readonly ConnectedProject[] }) => {
  const { offers, marked, mark } = useOffers(projects);
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  /** The address whose button was pressed last, until that is gone. */
  const pressed = useRef<string | null>(null);

  useEffect(() => {
    const isThere = offers.some(({ accounts }) => accounts.some(({ email }) => email === pressed.current));
    if (pressed.current === null || isThere) return;
    pressed.current = null;
    // What was pressed is gone, and the focus with it: it goes to the next offer, unless a person has taken it
    // elsewhere.
    if (document.activeElement === document.body)
      (section.current?.querySelector('button') ?? heading.current)?.focus();
  }, [offers]);

  if (offers.length === 0 && !marked) return null;
  return (
    <section class="lp-card options-card" aria-labelledby="likely" ref={section}>
      <h2 id="likely" ref={heading} tabIndex={-1}>
        {i18n.t('likely_heading')}
      </h2>
      {offers.length > 0 && <p class="lp-sub">{i18n.t('likely_intro')}</p>}
      {offers.map((offer) => (
        <ProjectOffer
          key={offer.projectId}
          offer={offer}
          named={projects.length > 1}
          mark={(email) => {
            pressed.current = email;
            void mark(email);
          }}
        />
      ))}
      {marked?.failed && (
        <Notice tone="stop" title={i18n.t('likely_failed')} announce="assertive">
          <p>{i18n.t('likely_failedNext')}</p>
        </Notice>
      )}
      <p class="lp-sub" role="status">
        {marked && !marked.failed && i18n.t('likely_marked', [shown(marked.email)])}
      </p>
    </section>
  );
};

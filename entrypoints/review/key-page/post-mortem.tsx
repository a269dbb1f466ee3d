import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Runs } from '../../../components/card/runs';
import { CopyButton } from '../../../components/ui/copy-button';
import { subjectAt } from '../../../utils/protocol/review-address';
import { formatsOf } from '../../../utils/wording/formats';
import { postMortemMarkdown } from '../../../utils/wording/key-page/post-mortem-markdown';
import {
  causeWords,
  createWords,
  heirsWords,
  loadWords,
  otherChanges,
} from '../../../utils/wording/key-page/post-mortem-words';
import type { Story } from './story';

type Death = NonNullable<Story['death']>;

const Part = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => (
  <section class="death-part">
    <h3 class="lp-heading">{title}</h3>
    {children}
  </section>
);

const Facts = ({ facts }: { readonly facts: readonly { readonly term: string; readonly detail: string }[] }) => (
  <dl class="death-facts">
    {facts.map(({ term, detail }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>
          <bdi>{detail}</bdi>
        </dd>
      </div>
    ))}
  </dl>
);

const Why = ({ postMortem }: Pick<Death, 'postMortem'>) => {
  const { moment, number } = formatsOf(i18n.t);
  const { lines, more } = otherChanges(postMortem.others, i18n.t);
  return (
    <Part title={i18n.t('keyLife_why')}>
      <p>
        <Runs runs={causeWords(postMortem, i18n.t)} />
      </p>
      <p class="lp-sub">{i18n.t('keyLife_between', [moment(postMortem.from), moment(postMortem.to)])}</p>
      {lines.length === 0 ? (
        <p class="lp-sub">{i18n.t('keyLife_alsoNothing')}</p>
      ) : (
        <>
          <p class="lp-sub">{i18n.t('keyLife_alsoChanged')}:</p>
          <ul class="death-list">
            {lines.map((line) => (
              <li key={line.map(({ text }) => text).join('')}>
                <Runs runs={line} />
              </li>
            ))}
            {more > 0 && <li>{i18n.t('keyLife_moreChanges', more, [number(more)])}</li>}
          </ul>
        </>
      )}
    </Part>
  );
};

const Heirs = ({ projectId, death }: { readonly projectId: string; readonly death: Death }) => {
  const isIdle = death.postMortem.load?.last7.requests === 0;
  const { heirs, none } = heirsWords(death.heirs, isIdle, i18n.t);
  return (
    <Part title={i18n.t('keyLife_heirs')}>
      {heirs.length === 0 && <p>{none}</p>}
      {heirs.length > 0 && (
        <>
          <ul class="death-list">
            {heirs.map(({ keyId, line, why }) => (
              <li key={keyId}>
                <a href={subjectAt(projectId, 'key', keyId)}>
                  <Runs runs={line} />
                </a>{' '}
                <span class="lp-sub">{why}</span>
              </li>
            ))}
          </ul>
          <p class="lp-sub">{i18n.t('keyLife_heirsNext')}</p>
        </>
      )}
    </Part>
  );
};

const Create = ({ postMortem: { create, idle, key } }: Pick<Death, 'postMortem'>) => {
  const { number } = formatsOf(i18n.t);
  const others = idle.filter((each) => each.key.keyId !== key.keyId).length;
  return (
    <Part title={i18n.t('keyLife_create')}>
      {create.length === 0 ? (
        <p>{i18n.t('keyLife_createNothing')}</p>
      ) : (
        <>
          <p class="lp-sub">{i18n.t('keyLife_createNext')}</p>
          <ol class="death-create">
            {create.map((lost) => {
              const { keyId, name, load, had } = createWords(lost, i18n.t);
              return (
                <li key={keyId} data-create={keyId} aria-current={keyId === key.keyId ? 'true' : undefined}>
                  <b>
                    <bdi>{name}</bdi>
                  </b>{' '}
                  <span class="lp-sub">{load}</span>
                  <Facts facts={had} />
                </li>
              );
            })}
          </ol>
        </>
      )}
      {others > 0 && <p class="lp-sub">{i18n.t('keyLife_idle', others, [number(others)])}</p>}
    </Part>
  );
};

interface PostMortemProps {
  readonly projectId: string;
  readonly death: Death;
  /** When the project was last read; milliseconds since the epoch. */
  readonly readAt: number | null;
}

/** Why a key ended, by what evidence, what it carried, what may have taken over, and what to create first. */
export const PostMortem = ({ projectId, death, readAt }: PostMortemProps) => {
  const facts = loadWords(death.postMortem, i18n.t);
  return (
    <div class="death">
      <Why postMortem={death.postMortem} />
      <Part title={i18n.t('keyLife_carried')}>
        {facts ? <Facts facts={facts} /> : <p>{i18n.t('keyLife_carriedUnknown')}</p>}
      </Part>
      <Heirs projectId={projectId} death={death} />
      <Create postMortem={death.postMortem} />
      <p class="lp-sub">
        {i18n.t('keyLife_copyPostMortem')}{' '}
        <CopyButton
          text={postMortemMarkdown({ ...death, projectId, readAt }, i18n.t)}
          label={i18n.t('keyLife_copyPostMortem')}
        />
      </p>
    </div>
  );
};

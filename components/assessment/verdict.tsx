import type { ComponentChildren, JSX } from 'preact';
import { i18n } from '#i18n';
import type { Tone } from '../../utils/protocol/messages';
import type { AssessedKey, Assessment, AssessmentWords } from '../../utils/protocol/views/assessment';
import { formatsOf } from '../../utils/wording/formats';
import { GLYPHS } from '../../utils/wording/words';
import { Runs } from '../card/runs';

export const Glyph = ({ tone }: { tone: Tone }): JSX.Element => (
  <span class={`glyph ${tone}`} aria-hidden="true">
    {GLYPHS[tone]}
  </span>
);

/** What happens, and why it matters. */
export const Verdict = ({ words }: { words: AssessmentWords }): JSX.Element => (
  <div class={`verdict ${words.tone}`}>
    <Glyph tone={words.tone} />
    <div>
      <b>{words.line}</b>
      {words.why && <span>{words.why}</span>}
    </div>
  </div>
);

/** The keys it rests on, worst first. */
export const AssessedKeys = ({
  keys,
  moreKeys,
  children,
}: Pick<Assessment, 'keys' | 'moreKeys'> & {
  /** What else a page has for each. */
  readonly children?: (key: AssessedKey) => ComponentChildren;
}): JSX.Element | null =>
  keys.length === 0 ? null : (
    <>
      <ul class="assessed">
        {keys.map((key) => (
          <li key={key.id}>
            <bdi>{key.comment}</bdi>
            <span class="figure">{key.use}</span>
            <span class="detail">
              <Runs runs={key.detail} />
              {key.purpose && (
                <>
                  {' · '}
                  {i18n.t('note_purpose')}: <bdi>{key.purpose}</bdi>
                </>
              )}
            </span>
            <span class="figure">{key.cost}</span>
            {children && <span class="detail">{children(key)}</span>}
          </li>
        ))}
      </ul>
      {moreKeys > 0 && <p class="sub">{i18n.t('common_more', [formatsOf(i18n.t).number(moreKeys)])}</p>}
    </>
  );

import { Runs } from '../../../components/card/runs';
import type { LifePoint } from '../../../utils/wording/key-page/life-words';
import { GLYPHS } from '../../../utils/wording/words';

/** A key's life from left to right, or from top to bottom where there is no room. */
export const LifeLine = ({ points }: { readonly points: readonly LifePoint[] }) => (
  <ol class="life-line">
    {points.map(({ id, tone, term, when, what }) => (
      <li key={id} data-point={id}>
        <span class={`life-glyph ${tone}`} aria-hidden="true">
          {GLYPHS[tone]}
        </span>
        <div>
          <p class="life-term">{term}</p>
          {when && <p class="life-when">{when}</p>}
          <p class="lp-sub">
            <Runs runs={what} />
          </p>
        </div>
      </li>
    ))}
  </ol>
);

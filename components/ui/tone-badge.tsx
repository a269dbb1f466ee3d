import type { ComponentChildren } from 'preact';
import type { Tone } from '../../utils/protocol/messages';
import './tone-badge.css';

/** A short statement in a tone. Its words carry the glyph, so that nobody needs the colour. */
export const ToneBadge = ({ tone, children }: { tone: Tone; children: ComponentChildren }) => (
  <span class="lp-tone" data-tone={tone}>
    {children}
  </span>
);

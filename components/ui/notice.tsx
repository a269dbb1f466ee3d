import type { ComponentChildren } from 'preact';
import { GLYPHS } from '../../utils/wording/words';
import './notice.css';

type NoticeTone = 'safe' | 'use' | 'attention' | 'stop' | 'unknown';

const glyphOf = (tone: NoticeTone): string => GLYPHS[tone === 'attention' ? 'ending' : tone];

interface NoticeProps {
  tone: NoticeTone;
  /** What happened. */
  title: string;
  /** `assertive` announces at once, `polite` when the person pauses; without it, it is part of the page. */
  announce?: 'polite' | 'assertive';
  actions?: ComponentChildren;
  /** Why, and what to do next. */
  children?: ComponentChildren;
}

export const Notice = ({ tone, title, announce, actions, children }: NoticeProps) => (
  <div
    class="lp-notice"
    data-tone={tone}
    role={announce === 'assertive' ? 'alert' : announce === 'polite' ? 'status' : undefined}
  >
    <span class="lp-notice-glyph" aria-hidden="true">
      {glyphOf(tone)}
    </span>
    <p class="lp-notice-title">{title}</p>
    {children && <div class="lp-notice-body">{children}</div>}
    {actions && <div class="lp-notice-actions">{actions}</div>}
  </div>
);

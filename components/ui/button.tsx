import type { ComponentChildren } from 'preact';
import './button.css';

interface ButtonProps {
  /** `primary`: the one thing to do next. `danger`: something is lost. `icon`: give it a `label`. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger' | 'icon';
  type?: 'button' | 'submit';
  /** Accessible name and tooltip, where the content doesn't say it. */
  label?: string;
  /** Stays focusable, so that a keyboard doesn't lose its place while something is under way. */
  busy?: boolean;
  /** Where the button shows and hides something: whether it is shown. */
  expanded?: boolean;
  /** Where the button is one choice of several: whether it is the chosen one. */
  pressed?: boolean;
  onClick?: () => void;
  children: ComponentChildren;
}

export const Button = ({
  kind = 'plain',
  type = 'button',
  label,
  busy = false,
  expanded,
  pressed,
  onClick,
  children,
}: ButtonProps) => (
  <button
    class="lp-button"
    data-kind={kind}
    type={type}
    aria-label={label}
    title={label}
    aria-disabled={busy || undefined}
    aria-expanded={expanded}
    aria-pressed={pressed}
    onClick={(event) => {
      if (busy) event.preventDefault();
      else onClick?.();
    }}
  >
    {children}
  </button>
);

import type { Tone } from '../protocol/messages';

/** A problem in three sentences: what happened, why it matters or came about, what to do next. */
export interface Words {
  readonly title: string;
  readonly why: string;
  readonly next: string;
}

/** The glyph that says a tone without its colour. `attention` has a second one, for what is about to end. */
export const GLYPHS = {
  safe: '✓',
  use: '●',
  cool: '◔',
  rhythm: '↻',
  attention: '▼',
  ending: '▲',
  stop: '■',
  quiet: '○',
  unknown: '?',
  skeleton: '',
} as const satisfies Record<Tone | 'ending', string>;

/** Figures and remarks side by side, as on a badge. */
export const sideBySide = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

/** Sentences one after the other. */
export const sentences = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

export type BadgeTone = Exclude<Tone, 'skeleton'>;

/**
 * What a text was before something of its kind took its place. `words`: anything that isn't known to be one of the
 * others.
 */
export type Kind =
  | 'address'
  | 'name'
  | 'comment'
  | 'tag'
  | 'id'
  | 'day'
  | 'age'
  | 'role'
  | 'label'
  | 'secret'
  | 'words';

/** A stretch of a text of one kind. */
export interface Piece {
  readonly kind: Kind;
  /** What stands in its place: made up, save for `role` and `label`, which are Deepgram's own public words. */
  readonly text: string;
  /** How a day or an age is written: a language and a form, such as `en-US long` or `de relative long day ago`. */
  readonly form?: string;
}

export interface RecordedElement {
  /** HTML's own tag, or `x-1`, `x-2`, … for any other. */
  readonly tag: string;
  readonly role?: string;
  readonly type?: string;
  readonly lang?: string;
  readonly dir?: string;
  /** Tokens that stand for class names, the same for the same name: `c1 c4`. */
  readonly class?: string;
  /** It has a name for assistive technology (`aria-label`, `aria-labelledby`, `title`). */
  readonly named?: true;
  /** It says whether it is expanded. */
  readonly expands?: true;
  /** It has a shadow root, whose inside is not recorded. */
  readonly shadow?: true;
  /** Its inside was left out: a secret is shown in it, or something can be typed. */
  readonly left?: 'secret' | 'typed';
  readonly children?: readonly RecordedNode[];
}

/** `more`: so many siblings like those before were left out here. */
export type RecordedNode = RecordedElement | { readonly text: readonly Piece[] } | { readonly more: number };

/** A page's structure with none of its words. As JSON it is what _Copy diagnosis_ copies and `--record` writes. */
export interface Recording {
  readonly format: 'linchpin-page/1';
  /** `recorded`, or how else it came about. */
  readonly source: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly page: string;
  readonly browser: string;
  readonly extension: string;
  readonly lang?: string;
  readonly dir?: string;
  /** How many rows carry a badge, by what it is of. */
  readonly badges: Readonly<Record<string, number>>;
  /**
   * What was left out: siblings alike, elements for which there was no room, parts with a secret, and ends of long
   * texts.
   */
  readonly left: {
    readonly repeated: number;
    readonly beyond: number;
    readonly secret: number;
    readonly characters: number;
  };
  readonly body: RecordedElement;
}

/**
 * A page's structure as somebody sent it, or as it was written down by hand: each text has a kind and made-up words.
 */
export interface Recording {
  format: 'linchpin-page/1';
  source: string;
  day: string;
  page: 'team' | 'keys' | 'logs' | 'settings' | 'other';
  browser: string;
  extension: string;
  lang?: string | undefined;
  dir?: string | undefined;
  badges: Record<string, number>;
  left: { repeated: number; beyond: number; secret: number; characters: number };
  body: RecordedElement;
}

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

export interface Piece {
  kind: Kind;
  text: string;
  /** `en-US long`, `iso`, `en-US relative long day ago`, `bare`. */
  form?: string | undefined;
}

export interface RecordedElement {
  tag: string;
  role?: string | undefined;
  type?: string | undefined;
  lang?: string | undefined;
  dir?: string | undefined;
  class?: string | undefined;
  named?: true | undefined;
  expands?: true | undefined;
  shadow?: true | undefined;
  left?: 'secret' | 'typed' | undefined;
  children?: RecordedNode[] | undefined;
}

export interface RecordedText {
  text: Piece[];
}
/** So many siblings like those before were left out. */
interface RecordedMore {
  more: number;
}
export type RecordedNode = RecordedElement | RecordedText | RecordedMore;

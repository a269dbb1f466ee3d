/** What a pasted text looks like before anything is asked. The text itself is never logged. */
export type KeyShape =
  | 'empty'
  /**
   * A key's secret: 40 lower-case characters (docs/deepgram/api.md 1). Capitals are let through for Deepgram to judge.
   */
  | 'key'
  /** A UUID: that names a key, and opens nothing. */
  | 'key-id'
  /** Anything else. May be tried all the same: the shape is known from old code only. */
  | 'unlikely';

const KEY = /^[a-z0-9]{40}$/i;
const KEY_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const keyShape = (entered: string): KeyShape => {
  const text = entered.trim();
  if (text === '') return 'empty';
  if (KEY.test(text)) return 'key';
  return KEY_ID.test(text) ? 'key-id' : 'unlikely';
};

import type { KeyPicture } from '../picture';

/** Comments that say that it is a key, or that somebody tried something, and nothing of what rests on it. */
const VAGUE = new Set([
  ...['key', 'api key', 'apikey', 'my key', 'my api key', 'new key', 'key name', 'default', 'default key', 'name'],
  ...['deepgram', 'deepgram key', 'deepgram api key', 'untitled', 'unnamed', 'none', 'na', 'null', 'undefined', 'todo'],
  ...['test', 'test key', 'testing', 'tests', 'temp', 'temp key', 'tmp', 'demo', 'demo key', 'example', 'sample'],
  ...['foo', 'bar', 'foobar', 'asdf', 'qwerty', 'abc', 'xyz', 'x', 'hello', 'hello world', 'stuff', 'misc'],
]);

/** Case, outer and repeated white space don't tell two comments apart for a person. */
export const plainComment = (comment: string): string => comment.trim().replace(/\s+/gu, ' ').toLowerCase();

/** Whether a comment tells nothing: blank, without a letter, or a generic word, perhaps numbered ("test 2"). */
export const isVague = (comment: string): boolean => {
  const words = plainComment(comment)
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
  return words === '' || VAGUE.has(words);
};

/** Active keys that share a comment, by that comment. Vague ones too: the more of them, the worse. */
export const sharedComments = (keys: readonly KeyPicture[]): Map<string, readonly string[]> => {
  const byComment = new Map<string, string[]>();
  for (const { key } of keys) {
    const comment = plainComment(key.comment);
    if (comment === '') continue;
    byComment.set(comment, [...(byComment.get(comment) ?? []), key.keyId]);
  }
  for (const [comment, keyIds] of byComment) if (keyIds.length < 2) byComment.delete(comment);
  return byComment;
};

// Control characters, zero-width ones and bidirectional marks: never part of what a person compares.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;
const EMAIL = /[^\s<>()[\],;:"'|]+@[^\s<>()[\],;:"'|]+\.[^\s<>()[\],;:"'|.]+/g;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Text as a person would compare it: one form of each letter, single spaces, nothing invisible. */
export const normalise = (text: string): string =>
  PLAIN.test(text) ? text : text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();

/** An e-mail address as it is compared. */
export const normaliseEmail = (email: string): string => normalise(email).toLowerCase();

/** Every e-mail address in a text, lower case. */
export const emailsIn = (text: string): readonly string[] =>
  text.includes('@') ? (text.toLowerCase().match(EMAIL) ?? []) : [];

/** Every UUID in a text, lower case. */
export const uuidsIn = (text: string): readonly string[] =>
  text.length >= 36 && text.includes('-') ? (text.toLowerCase().match(UUID) ?? []) : [];

/** What stands before the ellipsis of a text that the host cut; `null` where it wasn't cut. */
export const cutPrefix = (text: string): string | null => {
  const head = text.replace(/\s*(?:…|\.\.\.)$/, '');
  return head !== text && head.length >= 4 ? head : null;
};

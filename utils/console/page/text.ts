// Control characters, zero-width ones and bidirectional marks: never part of what a person compares.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;
const EMAIL = /[^\s<>()[\],;:"'|@]+@[^\s<>()[\],;:"'|@]+/g;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Text as a person would compare it: one form of each letter, single spaces, nothing invisible. */
export const normalise = (text: string): string =>
  PLAIN.test(text) ? text : text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();

/** An e-mail address as it is compared. */
export const normaliseEmail = (email: string): string => normalise(email).toLowerCase();

/** Every e-mail address in a text, lower case; one that the host cut too. */
export const emailsIn = (text: string): readonly string[] =>
  text.includes('@')
    ? (text.toLowerCase().match(EMAIL) ?? [])
        .map((found) => found.replace(/(?<!\.)\.$/, ''))
        .filter((found) => /@.*[.…]/.test(found))
    : [];

/** Every UUID in a text, lower case. */
export const uuidsIn = (text: string): readonly string[] =>
  text.length >= 36 && text.includes('-') ? (text.toLowerCase().match(UUID) ?? []) : [];

/** A text that the host cut: what stands before and after the ellipsis. */
export interface Cut {
  readonly head: string;
  readonly tail: string;
}

/** `null` where the text wasn't cut, or too little is left of it. */
export const readCut = (text: string): Cut | null => {
  const [, head, tail = ''] = /^(.{4,}?)\s*(?:…|\.\.\.)(.*)$/.exec(text) ?? [];
  return head === undefined ? null : { head, tail };
};

export const fitsCut = ({ head, tail }: Cut, text: string): boolean =>
  text.length > head.length + tail.length && text.startsWith(head) && text.endsWith(tail);

/** Whether what a page shows is this address, or one cut behind its `@`. */
export const isEmailOf = (shown: string, email: string): boolean => {
  if (shown === email) return true;
  const cut = readCut(shown);
  return cut?.head.includes('@') === true && fitsCut(cut, email);
};

export interface RepeatedName {
  readonly name: string;
  /** Where it stands for the second time, from 1. */
  readonly line: number;
}

/** A string with what makes it a name, or what opens and closes. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]|\n/gy;
const SKIPPED = /[^"{}[\]\n]+/y;

/**
 * The first name that stands twice in one object, of which a reader of JSON would silently take one; `null`: none.
 * @param text JSON that can be read.
 */
export const repeatedName = (text: string): RepeatedName | null => {
  const open: (Set<string> | null)[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    SKIPPED.lastIndex = at;
    if (SKIPPED.test(text)) at = SKIPPED.lastIndex;
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) return null;
    const [token, quoted, isName] = found;
    at = TOKEN.lastIndex;
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (quoted !== undefined && isName !== undefined) {
      // As it reads: one letter can be written in several ways.
      const name = JSON.parse(quoted) as string;
      const names = open.at(-1);
      if (names?.has(name)) return { name, line };
      names?.add(name);
    }
    line += token.split('\n').length - 1;
  }
  return null;
};

/** Whether more brackets than `most` stand within each other, in JSON that can be read. */
export const isNestedDeeper = (text: string, most: number): boolean => {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth > most) return true;
  }
  return false;
};

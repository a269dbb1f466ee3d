/** Whether `text` is `pattern`, where `*` stands for any characters. Both in lower case. Linear, and no RegExp. */
const matches = (parts: readonly string[], text: string): boolean => {
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  // The parts may not overlap the last one.
  return at <= end;
};

/**
 * Says of an e-mail address whether the user marked it as not a person. Patterns are whole addresses, `*` standing for
 * any characters (`*-bot@company.com`); case and outer white space don't matter, and an empty pattern matches nothing.
 */
export const createServiceAccountTest = (patterns: readonly string[]): ((email: string) => boolean) => {
  const written = patterns.map((pattern) => pattern.trim().toLowerCase()).filter((pattern) => pattern !== '');
  const addresses = new Set(written);
  const wildcards = written.filter((pattern) => pattern.includes('*')).map((pattern) => pattern.split('*'));
  return (email) => {
    const address = email.trim().toLowerCase();
    return addresses.has(address) || wildcards.some((parts) => matches(parts, address));
  };
};

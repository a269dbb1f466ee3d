import type { TeamFile } from './team-file';

type Names<T> = Map<string, T>;

const sorted = <T>(names: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
  [...names].sort(([a], [b]) => (a < b ? -1 : 1));

/** What a reader of a difference wouldn't see, or would see elsewhere than it stands. Joiners are parts of letters. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const escaped = (text: string): string =>
  JSON.stringify(text).replace(UNSEEN, (found) =>
    Array.from({ length: found.length }, (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );

/** A value on one line, its names in order. */
const inline = (value: unknown): string => {
  if (typeof value === 'string') return escaped(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const names = sorted(new Map(Object.entries(value)));
  if (names.length === 0) return '{}';
  return `{ ${names.map(([name, inner]) => `${escaped(name)}: ${inline(inner)}`).join(', ')} }`;
};

/** Names, each on a line of its own; `depth`: how many names stand over it. */
const block = <T>(names: ReadonlyMap<string, T>, depth: number, write: (value: T) => string): string => {
  if (names.size === 0) return '{}';
  const indent = '  '.repeat(depth + 1);
  const lines = sorted(names).map(([name, value]) => `${indent}${escaped(name)}: ${write(value)}`);
  return `{\n${lines.join(',\n')}\n${'  '.repeat(depth)}}`;
};

const under = <T>(names: Names<Names<T>>, name: string): Names<T> => {
  const found = names.get(name) ?? new Map<string, T>();
  names.set(name, found);
  return found;
};

const projectsOf = ({ entries }: TeamFile): Names<Names<Names<Names<string>>>> => {
  const projects: Names<Names<Names<Names<string>>>> = new Map();
  for (const { projectId, kind, id, field, entry } of entries.values())
    under(under(under(projects, projectId), kind), id).set(field, inline(entry));
  return projects;
};

/**
 * The file as text: each name at its place by code unit, each field on a line of its own, so that two people's edits of
 * two keys merge in plain git. A field's value, time and author share the line: no merge can mix two people's.
 */
export const writeTeamFile = (file: TeamFile): string => {
  const projects = block(projectsOf(file), 1, (kinds) =>
    block(kinds, 2, (records) => block(records, 3, (fields) => block(fields, 4, (entry) => entry))),
  );
  const top: ReadonlyMap<string, string> = new Map([
    ...[...file.rest].map(([name, value]) => [name, inline(value)] as const),
    ['projects', projects],
    ['version', inline(file.version)],
  ]);
  return `${block(top, 0, (value) => value)}\n`;
};

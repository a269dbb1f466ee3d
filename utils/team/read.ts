import { isObject } from '../objects';
import { noteSubject } from '../rules/notes/note';
import { isNestedDeeper, repeatedName } from '../rules/team/repeated-name';
import {
  isNoteKind,
  isTeamEntry,
  MAX_TEAM_FIELDS,
  MAX_TEAM_NAME,
  MAX_TEAM_TEXT,
  type Placed,
  placeKey,
  TEAM_VERSION,
  type TeamFile,
  versionOf,
} from '../rules/team/team-file';
import * as z from '../zod';
import { type RawTeamFile, teamFileSchema } from './schema';

/** Why a file can't be taken. Nothing of it is. */
export type TeamFileFault =
  | { readonly kind: 'too-large' }
  /** It has what git leaves where two people changed the same lines; lines count from 1. */
  | { readonly kind: 'git-conflict'; readonly line: number }
  | { readonly kind: 'not-json' }
  /** Which version wrote it. */
  | { readonly kind: 'newer'; readonly version: string }
  | { readonly kind: 'repeated-name'; readonly name: string; readonly line: number }
  /** Where it stopped fitting, as names with dots between them; empty: nowhere in particular. */
  | { readonly kind: 'not-a-team-file'; readonly path: string };

export type ReadTeamFile =
  | { readonly ok: true; readonly file: TeamFile }
  | { readonly ok: false; readonly fault: TeamFileFault };

/** A field's value has a few brackets. */
const MOST_NESTED = 40;

class Misfit extends Error {
  constructor(readonly path: readonly string[]) {
    super('no team file');
  }
}

/** A name by which something can be found without finding what every object has. */
const isName = (name: string): boolean => name !== '' && name.length <= MAX_TEAM_NAME && !(name in {});

const namesIn = <T>(named: Readonly<Record<string, T>>, path: readonly string[]): readonly (readonly [string, T])[] => {
  const names = Object.entries(named);
  for (const [name] of names) if (!isName(name)) throw new Misfit([...path, name]);
  return names;
};

const placesIn = (projects: RawTeamFile['projects']): ReadonlyMap<string, Placed> => {
  const entries = new Map<string, Placed>();
  for (const [projectId, kinds] of namesIn(projects, ['projects']))
    for (const [kind, records] of namesIn(kinds, ['projects', projectId]))
      for (const [named, fields] of namesIn(records, ['projects', projectId, kind])) {
        const path = ['projects', projectId, kind, named];
        const id = isNoteKind(kind) ? noteSubject(kind, named) : named;
        const all = namesIn(fields, path);
        if (all.length > MAX_TEAM_FIELDS) throw new Misfit(path);
        for (const [field, entry] of all) {
          const key = placeKey({ projectId, kind, id, field });
          // A key's id in both cases is the same key twice.
          if (!isTeamEntry({ kind, field }, entry) || holdsLostNumber(entry) || entries.has(key))
            throw new Misfit([...path, field]);
          entries.set(key, { projectId, kind, id, field, entry });
        }
      }
  return entries;
};

const notThis = (path: readonly PropertyKey[]): ReadTeamFile => ({
  ok: false,
  fault: { kind: 'not-a-team-file', path: path.map(String).join('.') },
});

/** A number beyond what JavaScript has is read as infinite, which JSON can't write again. */
const holdsLostNumber = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some(holdsLostNumber)
    : typeof value === 'number' && !Number.isFinite(value);

const readChecked = (json: unknown): ReadTeamFile => {
  // Names that zod would leave out are looked at here.
  const checked = z.safeParse(teamFileSchema(), json);
  if (!checked.success) return notThis(checked.error.issues[0]?.path ?? []);
  const { version, projects, ...rest } = json as RawTeamFile;
  try {
    const names = new Map(namesIn(rest, []));
    for (const [name, value] of names) if (holdsLostNumber(value)) throw new Misfit([name]);
    return { ok: true, file: { version, entries: placesIn(projects), rest: names } };
  } catch (error) {
    if (error instanceof Misfit) return notThis(error.path);
    throw error;
  }
};

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** Reads a team's file. What it takes can be written again with nothing lost of it; it never throws. */
export const readTeamFile = (text: string): ReadTeamFile => {
  if (text.length > MAX_TEAM_TEXT) return { ok: false, fault: { kind: 'too-large' } };
  const marks = text.search(/^(?:<{7}|={7}|>{7})(?: |\r?$)/m);
  if (marks >= 0) return { ok: false, fault: { kind: 'git-conflict', line: lineAt(text, marks) } };
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { ok: false, fault: { kind: 'not-json' } };
  }
  // What goes through values from here on calls itself for each bracket.
  if (isNestedDeeper(text, MOST_NESTED)) return notThis([]);
  const version = isObject(json) && typeof json.version === 'string' ? versionOf(json.version) : null;
  const [major = 0] = versionOf(TEAM_VERSION) ?? [];
  // A newer format may have all else of it elsewhere.
  if (isObject(json) && version && version[0] > major)
    return { ok: false, fault: { kind: 'newer', version: String(json.version) } };
  if (!version || version[0] !== major) return notThis(['version']);
  const repeated = repeatedName(text);
  if (repeated) return { ok: false, fault: { kind: 'repeated-name', ...repeated } };
  return readChecked(json);
};

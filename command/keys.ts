import { EXIT, Stop } from './exit';
import { problemOf } from './files';
import type { Io } from './io';

/** A Deepgram key as it was given, and what it is called in words: never by anything of the secret. */
export interface GivenKey {
  readonly name: string;
  readonly secret: string;
}

const VARIABLE = 'DEEPGRAM_API_KEY';

/** A Deepgram key as any tool takes it: no white space, nothing that a header can't carry. */
const trimmed = (text: string): string => text.trim();

const fromFile = async (path: string, { files, t }: Io): Promise<readonly GivenKey[]> => {
  const text = await files.read(path).catch((error: unknown) => {
    throw new Stop(EXIT.broke, t('command_keyFileUnreadable', [path, problemOf(error)]));
  });
  if (text === null) throw new Stop(EXIT.broke, t('command_keyFileUnreadable', [path, 'ENOENT']));
  const lines = text
    .split('\n')
    .map(trimmed)
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0) throw new Stop(EXIT.broke, t('command_keyFileEmpty', [path]));
  return lines.map((secret, index) => ({ name: lines.length > 1 ? `${path}:${index + 1}` : path, secret }));
};

const fromEnvironment = ({ env }: Io): readonly GivenKey[] =>
  Object.entries(env)
    .filter(([name]) => name === VARIABLE || name.startsWith(`${VARIABLE}_`))
    .map(([name, value]) => ({ name, secret: trimmed(value ?? '') }))
    .filter(({ secret }) => secret !== '')
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** The keys to read with: those of the file, one a line, else those of the environment. Never from an argument. */
export const readKeys = async (keyFile: string | null, io: Io): Promise<readonly GivenKey[]> => {
  const keys = keyFile === null ? fromEnvironment(io) : await fromFile(keyFile, io);
  if (keys.length === 0) throw new Stop(EXIT.misused, io.t('command_noKey'));
  return keys;
};

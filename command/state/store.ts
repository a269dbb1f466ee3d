import { EXIT, Stop } from '../exit';
import { problemOf, replaceFile } from '../files';
import type { Io } from '../io';
import { newState, openState, type State, writeState } from './state';

export interface KnownState {
  readonly state: State;
  /** There was no file, and nobody said that this is the first run. */
  readonly isLost: boolean;
}

interface Asked {
  readonly path: string;
  readonly init: boolean;
  readonly names: boolean;
}

/** The state of the runs before. Whatever can't be taken whole is refused, and nothing of it is touched. */
export const readState = async ({ path, init, names }: Asked, { files, t, unique }: Io): Promise<KnownState> => {
  const text = await files.read(path).catch((error: unknown) => {
    throw new Stop(EXIT.broke, t('command_stateUnreadable', [path, problemOf(error)]));
  });
  if (text === null) return { state: newState(unique(), names), isLost: !init };
  const opened = openState(text);
  if (opened.kind === 'newer') throw new Stop(EXIT.broke, t('command_stateNewer', [path]));
  if (opened.kind === 'damaged') throw new Stop(EXIT.broke, t('command_stateDamaged', [path, opened.path]));
  if (init) throw new Stop(EXIT.misused, t('command_initExists', [path]));
  if (names && !opened.state.names) throw new Stop(EXIT.misused, t('command_namesLater', [path]));
  return { state: opened.state, isLost: false };
};

/** Puts a state in the old one's place. On any fault the old one stays, whole. */
export const keepState = async (path: string, state: State, { files, t, unique }: Io): Promise<void> => {
  try {
    await replaceFile(files, path, writeState(state), unique());
  } catch (error) {
    throw new Stop(EXIT.broke, t('command_stateUnwritable', [path, problemOf(error)]));
  }
};

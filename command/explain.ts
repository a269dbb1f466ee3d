import { subjectOf, subjectOfKey } from '../utils/rules/events/subject';
import { formatsOf } from '../utils/wording/formats';
import { changeWords } from '../utils/wording/history/change-words';
import { whenWords } from '../utils/wording/history/when';
import { cleanText } from '../utils/wording/sanitise';
import { EXIT, type ExitCode, Stop } from './exit';
import type { Io } from './io';
import { plain } from './output/lines';
import type { State } from './state/state';
import { readState } from './state/store';

/** What a key carried on the days that were read last, where it was still listed then. */
const useLine = ({ projects }: State, keyId: string, { t }: Io): string | null => {
  const { number, day } = formatsOf(t);
  for (const { baseline } of Object.values(projects)) {
    const series = baseline.usage?.value;
    const figures = series?.byAccessor[keyId.toLowerCase()];
    if (!series || !figures) continue;
    const sum = figures.reduce((all, figure) => all + figure, 0);
    return t('command_explainUse', [number(sum), day(series.from), day(series.to)]);
  }
  return null;
};

/** A key's life as the state has it, oldest first: what happened to it, between which two readings, what it carried. */
export const explain = async (keyId: string, path: string, io: Io): Promise<ExitCode> => {
  const { t, out } = io;
  const { state, isLost } = await readState({ path, init: false, names: false }, io);
  if (isLost) throw new Stop(EXIT.broke, t('command_stateUnreadable', [path, 'ENOENT']));
  const subject = subjectOfKey(keyId);
  const told = state.events.filter(({ change }) => subjectOf(change) === subject);
  const use = useLine(state, keyId, io);
  const listed = Object.values(state.projects).some(({ baseline }) =>
    baseline.keys?.value.some((key) => subjectOfKey(key.keyId) === subject),
  );
  const lines = [
    ...told.flatMap((event) => {
      const words = changeWords(event.change, t);
      return words ? [`${plain(words.title)}. ${words.detail} ${whenWords(event, t)}`.replace(/ {2,}/g, ' ')] : [];
    }),
    ...(use === null ? [] : [use]),
    listed ? t('command_explainListed') : t('command_explainUnlisted'),
  ];
  if (told.length === 0 && !listed && use === null)
    throw new Stop(EXIT.unknown, t('command_explainNothing', [cleanText(keyId), path]));
  out.write(`${lines.join('\n')}\n`);
  return EXIT.clear;
};

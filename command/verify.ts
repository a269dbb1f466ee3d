import { checkEvidence } from '../utils/evidence/check';
import type { EvidenceCheck, EvidenceDifference } from '../utils/protocol/views/evidence';
import { checkWords } from '../utils/wording/evidence/check-words';
import { cleanText } from '../utils/wording/sanitise';
import type { Translate } from '../utils/wording/translate';
import { EXIT, type ExitCode, Stop } from './exit';
import { problemOf } from './files';
import type { Io } from './io';

const differenceLine = ({ path, written, found }: EvidenceDifference, t: Translate): string => {
  const [inFile, byRules] = [written, found].map((value) => value || t('evidence_nothing'));
  return `  ${path}: ${t('evidence_inFile')} ${inFile}; ${t('evidence_byRules')} ${byRules}`;
};

/** What the figures of the file give, whatever it says of itself. */
const judgedLines = (checked: Exclude<EvidenceCheck, { state: 'refused' }>, t: Translate): readonly string[] => {
  const { assessment, differences, digest, isSameVersion, version } = checked;
  const { title, say } = assessment;
  return [
    ...(isSameVersion ? [] : [t('evidence_otherVersion', [version])]),
    ...differences.map((each) => differenceLine(each, t)),
    '',
    `${cleanText(title.map(({ text }) => text).join(''))}: ${say.line}`,
    ...(say.why ? [say.why] : []),
    t('evidence_digest', [digest]),
  ];
};

/** `verify`: whether an evidence file is as it was written, and its verdict follows from its figures. */
export const verify = async (path: string, { files, t, out, version }: Io): Promise<ExitCode> => {
  const text = await files.read(path).catch((error: unknown) => {
    throw new Stop(EXIT.broke, t('command_evidenceUnreadable', [path, problemOf(error)]));
  });
  if (text === null) throw new Stop(EXIT.broke, t('command_evidenceUnreadable', [path, 'ENOENT']));
  const checked = await checkEvidence(text, version, t);
  const { title, next } = checkWords(checked, t);
  const judged = checked.state === 'refused' ? [] : judgedLines(checked, t);
  out.write(`${[`${title}. ${next}`, ...judged].join('\n')}\n`);
  return checked.state === 'agrees' ? EXIT.clear : EXIT.act;
};

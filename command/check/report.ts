import type { Severity } from '../../utils/rules/findings/finding';
import { SEVERITIES } from '../../utils/rules/findings/kinds';
import type { Snapshot } from '../../utils/rules/snapshot';
import type { CheckArgs } from '../args';
import { EXIT, type ExitCode } from '../exit';
import type { Judged, OwnKey, ToldEvent } from './judge';
import type { Leaving } from './leaving';

export interface ProjectReport extends Judged {
  readonly snapshot: Snapshot;
  readonly own: OwnKey;
  /** What is told by this run: found by it, or owed by an earlier one to whom it is told. */
  readonly events: readonly ToldEvent[];
  readonly leaving: readonly Leaving[];
}

/** All that a run found. */
export interface Report {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly version: string;
  readonly projects: readonly ProjectReport[];
  /** What could not be asked at all, a sentence each. */
  readonly unread: readonly string[];
  /** Who was asked about and is in no project that was read. */
  readonly unseen: readonly string[];
  readonly code: ExitCode;
}

type Threshold = CheckArgs['failOn'];

const reaches = (severity: Severity, threshold: Threshold): boolean =>
  threshold !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);

/** A baseline that was lost is to be acted on whatever was asked: what happened before it will never be told. */
const isLoss = ({ change }: ToldEvent): boolean => change.name === 'baseline.lost';

const hasFound = ({ report, events }: ProjectReport, threshold: Threshold): boolean =>
  report.open.some(({ severity }) => reaches(severity, threshold)) ||
  events.some(({ alert }) => alert !== null && reaches(alert.severity, threshold));

/** Of a gate: whether somebody may leave is all that was asked. Known to be unsafe beats unknown. */
const gateCode = ({ projects, unread, unseen }: Omit<Report, 'code'>): ExitCode => {
  const verdicts = projects.flatMap(({ leaving }) => leaving.map(({ verdict }) => verdict));
  if (verdicts.some((verdict) => verdict !== 'safe' && verdict !== 'unknown')) return EXIT.act;
  // Who may be in a project whose members could not be seen whole may have keys there.
  const isBlind = projects.some(({ snapshot }) => snapshot.members.state !== 'whole');
  const isKnown = verdicts.length > 0 && verdicts.every((verdict) => verdict === 'safe');
  return isKnown && !isBlind && unread.length === 0 && unseen.length === 0 ? EXIT.clear : EXIT.unknown;
};

/** What the run ends with: never 0 on less than whole evidence. */
export const codeOf = (
  found: Omit<Report, 'code'>,
  { failOn, leaving }: Pick<CheckArgs, 'failOn' | 'leaving'>,
): ExitCode => {
  const { projects, unread } = found;
  if (projects.some(({ events }) => events.some(isLoss))) return EXIT.act;
  if (leaving.length > 0) return gateCode(found);
  if (projects.some((project) => hasFound(project, failOn))) return EXIT.act;
  const isWhole = unread.length === 0 && projects.length > 0 && projects.every(({ holes }) => holes.length === 0);
  return isWhole ? EXIT.clear : EXIT.unknown;
};

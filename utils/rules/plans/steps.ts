import { latestOf } from '../days';
import type { RemovalVerdict } from '../verdicts/verdict';
import type { PlanKey } from './plan-key';

/** The steps of a plan, in their order. */
export const STEPS = ['review', 'replace', 'update', 'verify', 'remove'] as const;
export type StepName = (typeof STEPS)[number];

/** How far a step is. */
export type StepStatus =
  /** A person did all of it; of *verify*, Deepgram's figures show it. */
  | 'done'
  /** There is nothing to do in it, and nobody did anything. */
  | 'nothing'
  | 'to-do'
  /** Nothing to do but let days pass. */
  | 'waiting'
  /** Its turn comes after the steps before it. */
  | 'later'
  /** The evidence doesn't tell. */
  | 'unknown'
  /** It was done, and a use that nobody accounted for has undone it. */
  | 'reopened';

export interface Step {
  readonly name: StepName;
  readonly status: StepStatus;
  /** Keys that keep it from being done. */
  readonly open: readonly PlanKey[];
  /** Of *verify*: the first UTC day on which all is quiet for long enough; `null` where that can't be told. */
  readonly until: string | null;
}

export interface Steps {
  readonly all: readonly Step[];
  /** Steps with nothing left to do. */
  readonly finished: number;
  /** The first one that something is to be done in; `null`: none is. */
  readonly next: Step | null;
  /** Under a safe verdict alone, with all steps before it finished. */
  readonly mayRemove: boolean;
}

interface Ground {
  readonly verdict: RemovalVerdict;
  readonly promotion: 'none' | 'needed' | 'unknown';
  readonly areKeysWhole: boolean;
}

const FINISHED: readonly StepStatus[] = ['done', 'nothing'];
const isFinished = ({ status }: Pick<Step, 'status'>): boolean => FINISHED.includes(status);

const step = (
  name: StepName,
  status: StepStatus,
  open: readonly PlanKey[] = [],
  until: string | null = null,
): Step => ({
  ...{ name, status, open, until },
});

const review = (keys: readonly PlanKey[], areKeysWhole: boolean): Step => {
  const woken = keys.filter(({ fate, surprise }) => fate?.value.is === 'die' && surprise !== null);
  if (woken.length > 0) return step('review', 'reopened', woken);
  const open = keys.filter(({ fate }) => !fate || fate.value.is === 'later');
  if (open.length > 0) return step('review', 'to-do', open);
  // A key that isn't seen isn't decided about.
  if (!areKeysWhole) return step('review', 'unknown');
  return step('review', keys.length === 0 ? 'nothing' : 'done');
};

const replace = (keys: readonly PlanKey[], before: Step): Step => {
  const replaced = keys.filter(({ fate }) => fate?.value.is === 'replace');
  if (replaced.length === 0) return step('replace', isFinished(before) ? 'nothing' : 'later');
  const lacking = replaced.filter(({ replacement }) => replacement?.is !== 'there' && replacement?.is !== 'unseen');
  if (lacking.length > 0) return step('replace', 'to-do', lacking);
  const unseen = replaced.filter(({ replacement }) => replacement?.is === 'unseen');
  if (unseen.length > 0) return step('replace', 'unknown', unseen);
  return step('replace', isFinished(before) ? 'done' : 'later');
};

const update = (keys: readonly PlanKey[], before: Step): Step => {
  const replaced = keys.filter(({ fate }) => fate?.value.is === 'replace');
  const woken = replaced.filter(({ surprise }) => surprise !== null);
  if (woken.length > 0) return step('update', 'reopened', woken);
  if (replaced.length === 0) return step('update', isFinished(before) ? 'nothing' : 'later');
  const open = replaced.filter(({ areSystemsDone }) => !areSystemsDone);
  const mayBegin = open.some(({ replacement }) => replacement?.is === 'there');
  if (open.length > 0) return step('update', isFinished(before) || mayBegin ? 'to-do' : 'later', open);
  return step('update', isFinished(before) ? 'done' : 'later');
};

/** What was seen of silence is told by figures alone, whatever was ticked. */
const verify = (keys: readonly PlanKey[], before: readonly Step[], { verdict }: Ground): Step => {
  const used = keys.filter(({ quiet }) => quiet.is === 'used');
  const isPrepared = before.every(isFinished);
  if (used.length > 0) return step('verify', isPrepared ? 'to-do' : 'later', used);
  const unclear = keys.filter(({ quiet }) => quiet.is === 'unknown');
  // Of the only Owner a verdict says that first, whatever else can't be told.
  const isUnclear = unclear.length > 0 || verdict.state === 'unknown' || verdict.missing.length > 0;
  if (isUnclear) return step('verify', 'unknown', unclear);
  const waiting = keys.filter(({ quiet }) => quiet.is === 'waiting');
  if (waiting.length > 0) {
    const days = waiting.map(({ quiet }) => quiet.until);
    const until = days.includes(null) ? null : latestOf(days.flatMap((day) => day ?? []));
    return step('verify', 'waiting', waiting, until);
  }
  return step('verify', keys.length === 0 ? 'nothing' : 'done');
};

/** The five steps. A person's part in each is what they wrote down; what Deepgram shows can only hold a step back. */
export const stepsOf = (keys: readonly PlanKey[], ground: Ground): Steps => {
  const { verdict, promotion, areKeysWhole } = ground;
  const reviewed = review(keys, areKeysWhole);
  const replaced = replace(keys, reviewed);
  const updated = update(keys, replaced);
  const verified = verify(keys, [reviewed, replaced, updated], ground);
  const before = [reviewed, replaced, updated, verified];
  const mayRemove =
    verdict.state === 'safe' && verdict.missing.length === 0 && promotion === 'none' && before.every(isFinished);
  const all = [...before, step('remove', mayRemove ? 'to-do' : 'later')];
  return {
    ...{ all, mayRemove },
    finished: all.filter(isFinished).length,
    next: all.find((each) => !isFinished(each) && each.status !== 'later') ?? null,
  };
};

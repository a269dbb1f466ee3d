import type { Change } from '../events/event';
import { SEVERITIES } from '../findings/kinds';
import { ALERT_KINDS, ALERTS, type Alert, type AlertFacts, alertOf } from './kinds';

/** An event that a person may have to be told of, and hasn't been. */
export interface Owed {
  readonly projectId: string;
  /** The event's number in its project. */
  readonly seq: number;
  /** Quiet hours have kept it back before. */
  readonly held: boolean;
  readonly change: Change;
}

export interface Item extends Owed {
  readonly alert: Alert;
}

/** One notification. */
export interface Telling {
  /** `project:event` of the worst, which a press on it opens. No two have the same. */
  readonly id: string;
  /** The worst first; never empty. */
  readonly items: readonly [Item, ...Item[]];
}

/** What becomes of what is owed: each of it is in one of these. */
export interface Plan {
  readonly tell: readonly Telling[];
  readonly hold: readonly Owed[];
  /** Owed no more: no alert under these settings. */
  readonly drop: readonly Owed[];
}

export interface Moment {
  readonly facts: AlertFacts;
  /** Whether a person wants notifications, and the browser lets Linchpin show them. */
  readonly isOn: boolean;
  readonly isQuiet: boolean;
  /** Whether what can't wait is told in quiet hours too. */
  readonly breakQuiet: boolean;
}

const rank = ({ alert: { kind, severity } }: Item): number =>
  SEVERITIES.indexOf(severity) * ALERT_KINDS.length + ALERT_KINDS.indexOf(kind);

const tellingOf = (items: readonly Item[]): readonly Telling[] => {
  const [worst, ...others] = items.toSorted((a, b) => rank(a) - rank(b) || a.seq - b.seq);
  return worst ? [{ id: `${worst.projectId}:${worst.seq}`, items: [worst, ...others] }] : [];
};

/**
 * What is to be told now: one notification a project, or, of what quiet hours kept back, one for all, together with
 * what has come since.
 */
export const planTelling = (owed: readonly Owed[], { facts, isOn, isQuiet, breakQuiet }: Moment): Plan => {
  const judged = owed.map((each) => ({ each, alert: isOn ? alertOf(each.change, facts) : null }));
  const drop = judged.flatMap(({ each, alert }) => (alert ? [] : [each]));
  const items = judged.flatMap(({ each, alert }): Item[] => (alert ? [{ ...each, alert }] : []));
  const isNow = ({ alert }: Item): boolean => !isQuiet || (breakQuiet && ALERTS[alert.kind].breaksQuiet);
  const now = items.filter(isNow);
  const hold = items.filter((item) => !isNow(item));
  if (now.some(({ held }) => held)) return { tell: tellingOf(now), hold, drop };
  const projects = [...new Set(now.map(({ projectId }) => projectId))];
  const tell = projects.flatMap((id) => tellingOf(now.filter(({ projectId }) => projectId === id)));
  return { tell, hold, drop };
};

/** The project and the event that a notification's id names; `null` of one that Linchpin didn't give. */
export const eventOf = (id: string): { readonly projectId: string; readonly seq: number } | null => {
  const [, projectId, seq] = /^(.+):([1-9]\d*)$/.exec(id) ?? [];
  return projectId !== undefined && seq !== undefined ? { projectId, seq: Number(seq) } : null;
};

import { mayHaveCarried } from '../events/carried';
import type { Change, ChangeName, ChangeOf } from '../events/event';
import type { Severity } from '../findings/finding';

/** What a kind may rest on beside the change itself. */
interface JudgedBy {
  /** Whether a person marked this address as a service account. */
  readonly isServiceAccount: (email: string) => boolean;
}

/** One kind of alert: which changes it tells of, and how much depends on it. */
interface AlertRule {
  readonly names: readonly ChangeName[];
  /** `null`: this change is no alert. */
  readonly judge: (change: Change, facts: JudgedBy) => Severity | null;
  /** Told in quiet hours too, where a person leaves that on. */
  readonly breaksQuiet: boolean;
}

interface Declaration<N extends ChangeName> {
  readonly on: readonly N[];
  readonly severity: Severity | ((change: ChangeOf<N>) => Severity);
  /** Absent: each change of these names is one. */
  readonly isDue?: (change: ChangeOf<N>, facts: JudgedBy) => boolean;
  readonly breaksQuiet?: boolean;
}

const alert = <N extends ChangeName>({
  on,
  severity,
  isDue = () => true,
  breaksQuiet = false,
}: Declaration<N>): AlertRule => {
  const isOne = (change: Change): change is Change & ChangeOf<N> => on.some((name) => name === change.name);
  return {
    names: on,
    judge: (change, facts) => {
      if (!isOne(change) || !isDue(change, facts)) return null;
      return typeof severity === 'function' ? severity(change) : severity;
    },
    breaksQuiet,
  };
};

/** A key that was used after so many days of silence is told: fewer are a rhythm, such as that of a job by the week. */
export const LEAST_SILENT_DAYS = 30;

/**
 * The kinds of alert, those of one severity in the order in which they are told. A new kind is an entry here and its
 * texts: one in the catalogue for the options page's switch (`settings_tellNAME`), and its headline in
 * wording/alerts. Switch, default and repair follow (rules/switches.ts).
 */
export const ALERTS = {
  keyGone: alert({
    on: ['key.disappeared', 'key.expired'],
    isDue: ({ carried }) => mayHaveCarried(carried),
    severity: 'high',
    breaksQuiet: true,
  }),
  creatorLost: alert({
    on: ['member.left', 'key.scopes-lost'],
    isDue: (change) =>
      change.name === 'member.left' ? change.keys.length > 0 && change.inUse !== 0 : mayHaveCarried(change.carried),
    severity: 'high',
  }),
  /** A key that must never be used was: it may be known to somebody who should not know it. */
  canaryUsed: alert({ on: ['canary.used'], severity: 'high', breaksQuiet: true }),
  trafficStopped: alert({ on: ['traffic.stopped'], severity: 'high' }),
  oneOwner: alert({ on: ['owners.one-left'], severity: 'high' }),
  /** On the last day it is as if it had ended; the days before leave time. */
  keyExpires: alert({ on: ['key.expiry-neared'], severity: ({ step }) => (step === 1 ? 'high' : 'medium') }),
  storedKeyEnds: alert({ on: ['stored-key.expiry-neared'], severity: ({ step }) => (step === 1 ? 'high' : 'medium') }),
  /** What isn't seen can't be told, so that this is told as loudly. */
  watching: alert({
    on: ['watch.paused', 'baseline.lost'],
    severity: (change) => (change.name === 'watch.paused' && change.why !== 'refused' ? 'medium' : 'high'),
  }),
  keyResumed: alert({
    on: ['traffic.resumed'],
    isDue: ({ silentDays }) => silentDays >= LEAST_SILENT_DAYS,
    severity: 'medium',
  }),
  keyOnPerson: alert({
    on: ['traffic.started'],
    isDue: ({ key }, { isServiceAccount }) => !isServiceAccount(key.creator.email),
    severity: 'low',
  }),
} as const satisfies Record<string, AlertRule>;

export type AlertKind = keyof typeof ALERTS;

// `Object.keys` loses the names' type.
export const ALERT_KINDS = Object.keys(ALERTS) as AlertKind[];

export const isAlertKind = (name: unknown): name is AlertKind => ALERT_KINDS.some((kind) => kind === name);

export interface AlertFacts extends JudgedBy {
  /** Whether a person has left this kind on. */
  readonly isOn: (kind: AlertKind) => boolean;
}

/** A change that a person is told of without asking. */
export interface Alert {
  readonly kind: AlertKind;
  readonly severity: Severity;
}

/** What is told of a change by whichever kind is first to tell of it; `null`: nothing. */
export const alertOf = (change: Change, facts: AlertFacts): Alert | null => {
  for (const kind of ALERT_KINDS.filter(facts.isOn)) {
    const severity = ALERTS[kind].judge(change, facts);
    if (severity !== null) return { kind, severity };
  }
  return null;
};

const NAMES: ReadonlySet<ChangeName> = new Set(ALERT_KINDS.flatMap((kind) => ALERTS[kind].names));

/** Whether a change of this name can be an alert, whatever a person has set. */
export const mayBeAlert = ({ name }: Change): boolean => NAMES.has(name);

/**
 * Whether it counts on the toolbar's button: something may be broken by now, or is one step from it. That watching has
 * paused has a sign of its own there.
 */
export const isUrgent = (change: Change, facts: AlertFacts): boolean =>
  change.name !== 'watch.paused' && alertOf(change, facts)?.severity === 'high';

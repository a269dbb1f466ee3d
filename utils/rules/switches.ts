import { ALERT_KINDS, type AlertKind } from './alerts/kinds';

/** The switch of a kind of alert. */
export type AlertSwitch = `tell${Capitalize<AlertKind>}`;
export const alertSwitch = (kind: AlertKind): AlertSwitch =>
  `tell${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}` as AlertSwitch; // the type says the same of the name

/**
 * Every switch that a person may set, and whether it is on before they do. Types, defaults, repair and the notice of
 * what was repaired follow from it: a new one takes an entry here and its text in the catalogue (`settings_NAME`).
 */
export const SWITCHES = {
  /** Browser notifications. Off until a person turns them on, which asks the browser for its permission. */
  notifications: false,
  quietHours: false,
  /** In quiet hours too, what can't wait. */
  breakQuiet: true,
  /** No names of keys, people and projects in notifications, which others may see on a locked screen. */
  hideNames: false,
  // Every name is there, which `fromEntries` can't be told of.
  ...(Object.fromEntries(ALERT_KINDS.map((kind) => [alertSwitch(kind), true])) as Record<AlertSwitch, boolean>),
};

export type SwitchName = keyof typeof SWITCHES;
export type Switches = { readonly [Name in SwitchName]: boolean };

// `Object.keys` loses the names' type.
export const SWITCH_NAMES = Object.keys(SWITCHES) as SwitchName[];

/** The switches out of a function, one by one. */
export const readSwitches = (isOn: (name: SwitchName) => boolean): Switches =>
  Object.fromEntries(SWITCH_NAMES.map((name) => [name, isOn(name)])) as Switches; // every name is there

const MINUTES_OF_DAY = 24 * 60;

/** Every time of day that a person may set, in minutes from midnight by this machine's clock. As `SWITCHES`. */
export const DAY_TIMES = {
  quietFrom: 20 * 60,
  quietTo: 8 * 60,
};

export type DayTimeName = keyof typeof DAY_TIMES;
export type DayTimes = { readonly [Name in DayTimeName]: number };

export const DAY_TIME_NAMES = Object.keys(DAY_TIMES) as DayTimeName[];

/** The times of day out of a function, one by one. */
export const readDayTimes = (timeOf: (name: DayTimeName) => number): DayTimes =>
  Object.fromEntries(DAY_TIME_NAMES.map((name) => [name, timeOf(name)])) as DayTimes; // every name is there

export const isDayTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < MINUTES_OF_DAY;

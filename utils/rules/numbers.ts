interface NumberSetting {
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  /** What is counted; its word stands in the catalogue as `settings_UNIT`. */
  readonly unit: 'days' | 'percent' | 'keys' | 'minutes';
}

/**
 * Every whole number that a person may set, in the order of the options page. Types, defaults, repair, the page's rows
 * and the notice of what was repaired follow from it: a new one takes an entry here and three texts in the catalogue
 * (`settings_NAME`, `settings_NAMEHelp`, `settings_NAMEName`).
 */
export const NUMBERS = {
  /** UTC days that "recent" means. */
  windowDays: { initial: 7, min: 7, max: 90, unit: 'days' },
  /** A key without a request for this many days is unused. */
  unusedAfterDays: { initial: 90, min: 7, max: 365, unit: 'days' },
  /** A key that expires within this many days expires soon. */
  expiresWithinDays: { initial: 14, min: 1, max: 90, unit: 'days' },
  /**
   * A person whose keys carry at least this share of the project's requests carries most of them. Below a tenth,
   * several people would each carry "most".
   */
  mostTrafficPercent: { initial: 50, min: 10, max: 100, unit: 'percent' },
  /** This many expired keys have piled up. */
  expiredPile: { initial: 10, min: 1, max: 1_000, unit: 'keys' },
  /** An invite unanswered for this many days is pending too long. */
  invitePendingDays: { initial: 14, min: 1, max: 365, unit: 'days' },
  /** From one reading of a connected project to the next. Browsers ring no alarm more often than twice a minute. */
  watchEveryMinutes: { initial: 15, min: 5, max: 1_440, unit: 'minutes' },
  /** What changed longer ago is erased. */
  historyDays: { initial: 730, min: 30, max: 3_650, unit: 'days' },
  /** UTC days of use that are kept; older ones are erased. */
  daysKept: { initial: 400, min: 90, max: 1_100, unit: 'days' },
} as const satisfies Record<string, NumberSetting>;

export type NumberName = keyof typeof NUMBERS;
export type Numbers = { readonly [Name in NumberName]: number };

// `Object.keys` loses the names' type.
export const NUMBER_NAMES = Object.keys(NUMBERS) as NumberName[];

/** The numbers out of a function, one by one. */
export const readNumbers = (figureOf: (name: NumberName) => number): Numbers =>
  Object.fromEntries(NUMBER_NAMES.map((name) => [name, figureOf(name)])) as Numbers; // every name is there

export const DEFAULT_NUMBERS: Numbers = readNumbers((name) => NUMBERS[name].initial);

export const isWithinBounds = (name: NumberName, value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= NUMBERS[name].min && value <= NUMBERS[name].max;

import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Severity } from '../utils/rules/findings/finding';
import { SEVERITIES } from '../utils/rules/findings/kinds';
import { DEFAULT_NUMBERS, isWithinBounds, NUMBERS } from '../utils/rules/numbers';
import type { Translate } from '../utils/wording/translate';
import { EXIT, Stop } from './exit';

const FORMATS = ['text', 'json', 'markdown', 'prom', 'sarif', 'cloudevents'] as const;
export type Format = (typeof FORMATS)[number];

export interface CheckArgs {
  /** Ids; empty: every project that the keys open. */
  readonly projects: readonly string[];
  readonly state: string | null;
  readonly init: boolean;
  readonly names: boolean;
  readonly team: string | null;
  /** E-mail addresses or member ids. */
  readonly leaving: readonly string[];
  readonly failOn: Severity | 'never';
  readonly format: Format;
  readonly out: string | null;
  readonly webhook: string | null;
  readonly ping: string | null;
  readonly keyFile: string | null;
  readonly windowDays: number;
  readonly perKey: boolean;
  readonly quiet: boolean;
}

export type Command =
  | { readonly name: 'check'; readonly args: CheckArgs }
  | { readonly name: 'watch'; readonly args: CheckArgs; readonly everyMs: number }
  | { readonly name: 'merge'; readonly base: string; readonly ours: string; readonly theirs: string }
  | { readonly name: 'team'; readonly file: string }
  | { readonly name: 'verify'; readonly file: string }
  | { readonly name: 'explain'; readonly keyId: string; readonly state: string }
  | { readonly name: 'help' | 'version' };

const CHECK = {
  project: { type: 'string', multiple: true },
  state: { type: 'string' },
  init: { type: 'boolean' },
  names: { type: 'boolean' },
  team: { type: 'string' },
  leaving: { type: 'string', multiple: true },
  'fail-on': { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  webhook: { type: 'string' },
  ping: { type: 'string' },
  'key-file': { type: 'string' },
  window: { type: 'string' },
  'per-key': { type: 'boolean' },
  quiet: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

const misused = (message: string): Stop => new Stop(EXIT.misused, message);

/** Node's own words name what it didn't expect; of a value that looks like a secret they would repeat it. */
const parse = <O extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: O,
  positionals: number,
  t: Translate,
) => {
  try {
    const parsed = parseArgs({ args: [...argv], options, allowPositionals: positionals > 0, strict: true });
    if (parsed.positionals.length === positionals) return parsed;
  } catch {
    // Told below, in words that repeat nothing of it.
  }
  throw misused(t('command_badArguments'));
};

const oneOf = <T extends string>(values: readonly T[], given: string, option: string, t: Translate): T => {
  const found = values.find((each) => each === given);
  if (found === undefined) throw misused(t('command_badChoice', [option, values.join(', ')]));
  return found;
};

const addressIn = (given: string | undefined, option: string, t: Translate): string | null => {
  if (given === undefined) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
  throw misused(t('command_badAddress', [option]));
};

const windowIn = (given: string | undefined, t: Translate): number => {
  if (given === undefined) return DEFAULT_NUMBERS.windowDays;
  const days = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (isWithinBounds('windowDays', days)) return days;
  const { min, max } = NUMBERS.windowDays;
  throw misused(t('command_badWindow', [min, max]));
};

/** Options that mean nothing without another. */
const checkTogether = (args: CheckArgs, t: Translate): CheckArgs => {
  if (args.webhook !== null && args.state === null) throw misused(t('command_webhookNeedsState'));
  if (args.format === 'cloudevents' && args.state === null) throw misused(t('command_cloudEventsNeedState'));
  if ((args.init || args.names) && args.state === null) throw misused(t('command_initNeedsState'));
  if (args.format === 'sarif' && args.team === null) throw misused(t('command_sarifNeedsTeam'));
  return args;
};

const checkArgs = (values: ReturnType<typeof parse<typeof CHECK>>['values'], t: Translate): CheckArgs =>
  checkTogether(
    {
      projects: values.project ?? [],
      state: values.state ?? null,
      init: values.init ?? false,
      names: values.names ?? false,
      team: values.team ?? null,
      leaving: values.leaving ?? [],
      failOn: oneOf([...SEVERITIES, 'never'] as const, values['fail-on'] ?? 'high', '--fail-on', t),
      format: oneOf(FORMATS, values.format ?? 'text', '--format', t),
      out: values.out ?? null,
      webhook: addressIn(values.webhook, '--webhook', t),
      ping: addressIn(values.ping, '--ping', t),
      keyFile: values['key-file'] ?? null,
      windowDays: windowIn(values.window, t),
      perKey: values['per-key'] ?? false,
      quiet: values.quiet ?? false,
    },
    t,
  );

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
const LEAST_EVERY_MS = 60_000;
/** Timers go no further than this. */
const MOST_EVERY_MS = 2 ** 31 - 1;

const everyIn = (given: string | undefined, t: Translate): number => {
  const [, count, unit = ''] = /^(\d{1,6})([smh])$/.exec(given ?? '15m') ?? [];
  const ms = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (ms >= LEAST_EVERY_MS && ms <= MOST_EVERY_MS) return ms;
  throw misused(t('command_badEvery'));
};

/** What is asked for. Throws a `Stop` with 64 for what can't be understood. */
export const readArgs = (argv: readonly string[], t: Translate): Command => {
  const [name = 'help', ...rest] = argv;
  switch (name) {
    case 'check':
      return { name, args: checkArgs(parse(rest, CHECK, 0, t).values, t) };
    case 'watch': {
      const { every, ...values } = parse(rest, { ...CHECK, every: { type: 'string' } }, 0, t).values;
      return { name, args: checkArgs(values, t), everyMs: everyIn(every, t) };
    }
    case 'merge': {
      const [base = '', ours = '', theirs = ''] = parse(rest, {}, 3, t).positionals;
      return { name, base, ours, theirs };
    }
    case 'team': {
      const { values } = parse(rest, { check: { type: 'string' } }, 0, t);
      if (values.check === undefined) throw misused(t('command_badArguments'));
      return { name, file: values.check };
    }
    case 'verify':
      return { name, file: parse(rest, {}, 1, t).positionals[0] ?? '' };
    case 'explain': {
      const { values, positionals } = parse(rest, { state: { type: 'string' } }, 1, t);
      if (values.state === undefined) throw misused(t('command_badArguments'));
      return { name, keyId: positionals[0] ?? '', state: values.state };
    }
    case 'help':
    case '--help':
    case '-h':
      return { name: 'help' };
    case 'version':
    case '--version':
      return { name: 'version' };
    default:
      throw misused(t('command_unknown'));
  }
};

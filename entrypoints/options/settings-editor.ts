import { sendMessage } from '../../utils/protocol/envelope';
import type { NumberName } from '../../utils/rules/numbers';
import type { DayTimeName, SwitchName } from '../../utils/rules/switches';
import type { Settings } from '../../utils/settings/schema';
import { readRepaired, watchSettings, writeSettings, writeSettingsAtOnce } from '../../utils/settings/settings';
import { whenHidden } from './when-hidden';

/** What has a tick, or an error, of its own on the page. */
export type SettingField =
  | NumberName
  | SwitchName
  | DayTimeName
  | 'serviceAccounts'
  | 'signature'
  | 'badges.team'
  | 'badges.keys';

/** How the latest change of a field ended; `count` grows with each, so that each is said. */
export interface SaveOutcome {
  readonly ok: boolean;
  readonly count: number;
}

export interface EditorState {
  /** As shown: what is stored, under what was changed here and isn't stored yet. `null` until they are read. */
  readonly settings: Settings | null;
  readonly stored: Settings | null;
  /** Paths of fields that were stored in an unusable way and have their defaults again. */
  readonly repaired: readonly string[];
  readonly outcomes: ReadonlyMap<SettingField, SaveOutcome>;
}

export interface SettingsEditor {
  /** Stores a change, with any earlier one that could not be stored. */
  readonly change: (field: SettingField, changed: Partial<Settings>) => void;
}

const sendSettings = ({ serviceAccounts, signature, badges, ...others }: Partial<Settings>): Promise<void> => {
  const fields = Object.entries(others);
  return sendMessage('saveSettings', {
    numbers: Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : []))),
    switches: Object.fromEntries(
      fields.flatMap(([name, value]) => (typeof value === 'boolean' ? [[name, value]] : [])),
    ),
    ...(serviceAccounts && { serviceAccounts }),
    ...(signature !== undefined && { signature }),
    ...(badges && { badges }),
  });
};

type Changes = ReadonlyMap<SettingField, Partial<Settings>>;

const together = <T extends Partial<Settings>>(base: T, changes: Changes): T =>
  Object.assign({}, base, ...changes.values());

/** Keeps the settings as a person edits them: no change is dropped before it is stored, also where storing fails. */
export const createSettingsEditor = (show: (state: EditorState) => void, signal: AbortSignal): SettingsEditor => {
  let stored: Settings | null = null;
  let repaired: readonly string[] = [];
  let ends = 0;
  let isLeaving = false;
  const unsaved = new Map<SettingField, Partial<Settings>>();
  const outcomes = new Map<SettingField, SaveOutcome>();

  const shown = (): Settings | null => stored && together(stored, unsaved);
  const update = (): void => show({ settings: shown(), stored, repaired, outcomes: new Map(outcomes) });

  const end = (written: Changes, ok: boolean): void => {
    ends += 1;
    for (const [field, changed] of written) {
      // Changed again meanwhile: that change has an end of its own.
      if (unsaved.get(field) !== changed) continue;
      if (ok) unsaved.delete(field);
      outcomes.set(field, { ok, count: ends });
    }
    update();
  };
  const store = (): void => {
    const writing = new Map(unsaved);
    const whole = shown();
    // A page that closes gets no answer any more: what has to be read before it is written would never be written. In
    // Firefox what it has begun to store may be lost with it, in Chromium what it sends to a worker that is asleep.
    if (isLeaving && whole) {
      writeSettingsAtOnce(whole).catch(() => undefined);
      sendSettings(together({}, writing)).catch(() => undefined);
    }
    writeSettings(together({}, writing)).then(
      (result) => {
        stored = result.settings;
        end(writing, true);
      },
      () => end(writing, false),
    );
  };
  const leave = (): void => {
    isLeaving = true;
    // Until every field has heard of it too and has handed over what is typed in it.
    setTimeout(() => {
      isLeaving = false;
    });
    if (unsaved.size > 0) store();
  };

  void readRepaired().then((read) => {
    stored = read.settings;
    repaired = read.repaired;
    update();
  });
  watchSettings((settings) => {
    stored = settings;
    update();
  }, signal);
  whenHidden(leave, signal);

  return {
    change(field, changed) {
      // Of two changes of one part the later one counts.
      unsaved.delete(field);
      unsaved.set(field, changed);
      update();
      store();
    },
  };
};

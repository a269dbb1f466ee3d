import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../../utils/settings/schema';
import { readRepaired, watchSettings, writeSettings } from '../../utils/settings/settings';

export interface EditedSettings {
  /** `null` until they are read. */
  readonly settings: Settings | null;
  /** Paths of fields that were stored in an unusable way and have their defaults again. */
  readonly repaired: readonly string[];
  /** How the latest change ended; `count` grows with each, so that each is said. */
  readonly saved: { readonly ok: boolean; readonly count: number } | null;
  readonly change: (change: Partial<Settings>) => void;
}

/** The settings, saved at each change. */
export const useSettings = (): EditedSettings => {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [repaired, setRepaired] = useState<readonly string[]>([]);
  const [saved, setSaved] = useState<EditedSettings['saved']>(null);

  useEffect(() => {
    void readRepaired().then((read) => {
      setSettings(read.settings);
      setRepaired(read.repaired);
    });
    return watchSettings(setSettings);
  }, []);

  const change = (changed: Partial<Settings>): void => {
    const end = (ok: boolean) => setSaved((before) => ({ ok, count: (before?.count ?? 0) + 1 }));
    if (settings) setSettings({ ...settings, ...changed });
    writeSettings(changed).then(
      () => end(true),
      () => end(false),
    );
  };

  return { settings, repaired, saved, change };
};

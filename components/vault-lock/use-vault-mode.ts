import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { VaultClient } from '../../utils/protocol/vault-mode';
import type { VaultStatus } from '../../utils/vault/types';

/** Timers may be early by a moment, and what is asked then must find it locked. */
const AFTER_MS = 500;
/** The longest a browser's timer takes, about 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

export interface VaultModeState {
  /** `null` until the background has answered. */
  readonly status: VaultStatus | null;
  readonly locked: boolean;
  /** Asks again. What follows what the person did here comes by itself. */
  readonly reload: () => Promise<void>;
}

/** How keys are kept and whether they are locked now, followed as it changes anywhere. */
export const useVaultMode = (vault: VaultClient): VaultModeState => {
  const [status, setStatus] = useState<VaultStatus | null>(null);
  /** An answer that was overtaken by a later question is dropped. */
  const asked = useRef(0);

  const reload = useCallback(async (): Promise<void> => {
    asked.current += 1;
    const turn = asked.current;
    // A background that is silent is said by what the page is about; here what was known stands.
    const answer = await vault.status().catch(() => null);
    if (answer && turn === asked.current) setStatus(answer);
  }, [vault]);

  useEffect(() => {
    const left = new AbortController();
    void reload();
    vault.watch(left.signal, () => void reload());
    // A computer that slept has stopped the timer below.
    document.addEventListener('visibilitychange', () => void (document.hidden || reload()), { signal: left.signal });
    return () => left.abort();
  }, [vault, reload]);

  const lockAt = status?.state === 'present' ? status.lockAt : null;
  useEffect(() => {
    if (lockAt === null) return;
    const wait = Math.min(Math.max(0, lockAt - Date.now()) + AFTER_MS, LONGEST_MS);
    const timer = setTimeout(() => void reload(), wait);
    return () => clearTimeout(timer);
  }, [lockAt, reload]);

  return { status, locked: status?.state === 'present' && status.locked, reload };
};

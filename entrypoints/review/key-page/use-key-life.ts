import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { sendMessage } from '../../../utils/protocol/envelope';
import type { KeyLife } from '../../../utils/protocol/views/key-life';
import { watchRevision } from '../../../utils/storage/revision';

export interface LoadedLife {
  /** `undefined` until the background has answered; `null`: the project isn't connected. */
  readonly stored: KeyLife | null | undefined;
  readonly failed: boolean;
  readonly again: () => void;
}

/** All that is stored of a key, asked for again after each reading. */
export const useKeyLife = (projectId: string, keyId: string): LoadedLife => {
  const [stored, setStored] = useState<KeyLife | null | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  /** Of two answers the one to the later question counts. */
  const asked = useRef(0);
  const load = useCallback(async (): Promise<void> => {
    const mine = ++asked.current;
    try {
      const found = await sendMessage('getKeyLife', { projectId, keyId });
      if (mine !== asked.current) return;
      setStored(found);
      setFailed(false);
    } catch {
      if (mine === asked.current) setFailed(true);
    }
  }, [projectId, keyId]);
  useEffect(() => {
    const left = new AbortController();
    void load();
    watchRevision(projectId, left.signal, () => void load());
    return () => left.abort();
  }, [projectId, load]);
  return { stored, failed, again: () => void load() };
};

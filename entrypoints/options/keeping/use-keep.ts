import { useState } from 'preact/hooks';
import type { KeepingEditor } from '../../../utils/keeping';
import type { KeepMode, KeepOutcome } from '../../../utils/vault/types';

export type Change =
  | { readonly state: 'idle' | 'working' | 'unanswered' }
  | { readonly state: 'done'; readonly mode: KeepMode; readonly renewed: boolean; readonly outcome: KeepOutcome };

export interface Keep {
  readonly change: Change;
  /** `renewed`: only the passphrase changes. Resolves to whether it was done. */
  readonly to: (mode: KeepMode, passphrase?: string, renewed?: boolean) => Promise<boolean>;
  readonly reset: () => void;
}

/** Changes how keys are kept, and holds what came of it. `onKept`: the form takes the focus with it. */
export const useKeep = (editor: KeepingEditor, reload: () => Promise<void>, onKept: () => void): Keep => {
  const [change, setChange] = useState<Change>({ state: 'idle' });
  return {
    change,
    to: async (mode, passphrase, renewed = false) => {
      setChange({ state: 'working' });
      try {
        const outcome = await editor.change(mode, passphrase);
        await reload();
        setChange({ state: 'done', mode, renewed, outcome });
        if (outcome.state === 'kept') onKept();
        return outcome.state === 'kept';
      } catch {
        setChange({ state: 'unanswered' });
        return false;
      }
    },
    reset: () => setChange({ state: 'idle' }),
  };
};

import { useState } from 'preact/hooks';
import type { VaultEditor } from '../../../utils/protocol/vault-mode';
import type { ChangeModeOutcome, VaultMode } from '../../../utils/vault/types';

export type Change =
  | { readonly state: 'idle' | 'working' | 'unanswered' }
  | {
      readonly state: 'done';
      readonly mode: VaultMode;
      readonly renewed: boolean;
      readonly outcome: ChangeModeOutcome;
    };

export interface Keep {
  readonly change: Change;
  /** `renewed`: only the passphrase changes. Resolves to whether it was done. */
  readonly to: (mode: VaultMode, passphrase?: string, renewed?: boolean) => Promise<boolean>;
  readonly reset: () => void;
}

/** Changes how keys are kept, and holds what came of it. `onKept`: the form takes the focus with it. */
export const useChangeMode = (editor: VaultEditor, reload: () => Promise<void>, onKept: () => void): Keep => {
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

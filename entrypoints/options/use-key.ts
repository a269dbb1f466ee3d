import { useEffect, useRef, useState } from 'preact/hooks';
import { sendMessage } from '../../utils/protocol/envelope';
import type { KeyCheck } from '../../utils/protocol/views/key';
import { stashSecret } from '../../utils/vault/handover';
import { type KeyShape, keyShape } from './key-shape';

/** A pause in typing after which an entered key is checked. A paste is one change, so it hardly waits. */
const PAUSE_MS = 300;

export type KeyState =
  | { readonly state: 'idle' }
  | { readonly state: 'checking' | 'connecting' }
  | { readonly state: 'checked' | 'connected'; readonly check: KeyCheck }
  /** The background did not answer. */
  | { readonly state: 'unanswered' };

export interface EnteredKey {
  readonly text: string;
  readonly shape: KeyShape;
  readonly progress: KeyState;
  readonly enter: (text: string) => void;
  readonly connect: () => void;
}

const IDLE: KeyState = { state: 'idle' };

/** The key in the field and what came of it. An answer about a key that was changed meanwhile is dropped. */
export const useKey = (onConnected: () => void): EnteredKey => {
  const [text, setText] = useState('');
  const [progress, setProgress] = useState<KeyState>(IDLE);
  const asked = useRef(0);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const shape = keyShape(text);

  const ask = async (message: 'checkKey' | 'connect', secret: string): Promise<void> => {
    asked.current += 1;
    const turn = asked.current;
    setProgress({ state: message === 'connect' ? 'connecting' : 'checking' });
    const outcome = await stashSecret(secret)
      .then((id) => sendMessage(message, { offer: id }))
      .then(
        (check): KeyState => ({
          state: message === 'connect' && check.fault === null && check.problem === null ? 'connected' : 'checked',
          check,
        }),
        (): KeyState => ({ state: 'unanswered' }),
      );
    if (turn !== asked.current) return;
    setProgress(outcome);
    if (outcome.state !== 'connected') return;
    setText('');
    onConnected();
  };

  useEffect(() => () => clearTimeout(pause.current), []);

  return {
    text,
    shape,
    progress,
    enter: (entered) => {
      asked.current += 1;
      clearTimeout(pause.current);
      setText(entered);
      setProgress(IDLE);
      if (keyShape(entered) === 'key') pause.current = setTimeout(() => void ask('checkKey', entered), PAUSE_MS);
    },
    connect: () => {
      // Who presses Connect within the pause needs no check before it.
      clearTimeout(pause.current);
      const busy = progress.state === 'connecting';
      if (!busy && (shape === 'key' || shape === 'unlikely')) void ask('connect', text);
    },
  };
};

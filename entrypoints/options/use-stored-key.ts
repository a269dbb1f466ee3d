import { useEffect, useState } from 'preact/hooks';
import type { Keeping } from '../../components/keeping/use-keeping';
import { type ConnectedProject, type StoredKey, sendMessage } from '../../utils/messages';

/** What is known of a project's stored key; `undefined` until it is told, `null` before a first reading. */
export const useStoredKey = (
  { projectId, lastReadAt }: ConnectedProject,
  { status }: Keeping,
): StoredKey | null | undefined => {
  const [stored, setStored] = useState<StoredKey | null | undefined>(undefined);
  const kept = status?.state === 'present' ? `${status.mode} ${status.locked}` : status?.state;
  // Asked again when the project was read, or its key is kept or locked in another way.
  useEffect(() => {
    let left = false;
    sendMessage('getStoredKey', { projectId }).then(
      (answer) => left || setStored(answer),
      // What the list itself doesn't get is said above it.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [projectId, lastReadAt, kept]);
  return stored;
};

import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatsOf } from '../../utils/wording/formats';

/** How much room Linchpin takes in this browser. A browser tells it for all that an extension stores together. */
export const StorageRoom = () => {
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    const storage: Partial<StorageManager> | undefined = navigator.storage;
    storage?.estimate?.().then(
      ({ usage }) => setBytes(usage ?? null),
      // A browser that doesn't tell: nothing is said.
      () => undefined,
    );
  }, []);
  if (bytes === null) return null;
  return <p class="lp-sub storage-room">{i18n.t('settings_room', [formatsOf(i18n.t).megabytes(bytes)])}</p>;
};

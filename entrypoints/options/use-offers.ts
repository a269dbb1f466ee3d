import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { sendMessage } from '../../utils/protocol/envelope';
import type { ConnectedProject, ServiceAccountOffer } from '../../utils/protocol/messages';
import { addServiceAccount, watchSettings } from '../../utils/settings/settings';

export interface Offers {
  readonly offers: readonly ServiceAccountOffer[];
  /** The address that was marked last, and whether that failed. */
  readonly marked: { readonly email: string; readonly failed: boolean } | null;
  readonly mark: (email: string) => Promise<void>;
}

/** Likely service accounts: asked again when projects come and go, are read again, or more are marked. */
export const useOffers = (projects: readonly ConnectedProject[]): Offers => {
  const [offers, setOffers] = useState<Offers['offers']>([]);
  const [marked, setMarked] = useState<Offers['marked']>(null);
  /** Of two answers the one to the later question counts. */
  const asked = useRef(0);

  const ask = useCallback(async (): Promise<void> => {
    const mine = ++asked.current;
    // Only an offer: without it, service accounts are marked in the settings.
    const found = await sendMessage('offerServiceAccounts').catch(() => []);
    if (mine === asked.current) setOffers(found);
  }, []);

  const read = projects.map(({ projectId, lastReadAt }) => `${projectId} ${lastReadAt}`).join();
  // At once, beside the question for the projects, so that nothing below moves once the page is there.
  useEffect(() => void ask(), [read, ask]);
  useEffect(() => {
    const shown = new AbortController();
    watchSettings(() => void ask(), shown.signal);
    return () => shown.abort();
  }, [ask]);

  const mark = async (email: string): Promise<void> => {
    const failed = await addServiceAccount(email).then(
      () => false,
      () => true,
    );
    await ask();
    setMarked({ email, failed });
  };
  return { offers, marked, mark };
};

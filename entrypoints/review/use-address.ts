import { useEffect, useState } from 'preact/hooks';
import { type Address, readAddress } from '../../utils/protocol/review-address';

/** The address as it is, so that links, the browser's way back and a reload all work. */
export const useAddress = (): Address => {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const update = (): void => setHash(location.hash);
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  }, []);
  return readAddress(hash);
};

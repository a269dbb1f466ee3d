import { MAX_ADDRESS_LENGTH, MAX_SERVICE_ACCOUNTS } from '../../utils/settings/schema';

export type LineFault =
  | { readonly kind: 'too-long' | 'no-address' | 'everyone'; readonly line: number }
  | { readonly kind: 'too-many' };

export interface AddressLines {
  /** What can be kept: one entry a line, without empty ones, each once. */
  readonly addresses: readonly string[];
  readonly faults: readonly LineFault[];
}

/** Reads service accounts as typed, one a line. Lines count from 1. */
export const readAddressLines = (text: string): AddressLines => {
  const addresses = new Set<string>();
  const faults: LineFault[] = [];
  text.split('\n').forEach((written, i) => {
    const entry = written.trim();
    const line = i + 1;
    if (entry === '') return;
    if (entry.length > MAX_ADDRESS_LENGTH) {
      faults.push({ kind: 'too-long', line });
      return;
    }
    if (!/[@*]/.test(entry)) faults.push({ kind: 'no-address', line });
    if (/^[*@]*\*[*@]*$/.test(entry)) faults.push({ kind: 'everyone', line });
    addresses.add(entry);
  });
  if (addresses.size > MAX_SERVICE_ACCOUNTS) faults.push({ kind: 'too-many' });
  return { addresses: [...addresses].slice(0, MAX_SERVICE_ACCOUNTS), faults };
};

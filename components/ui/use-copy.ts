import { useEffect, useState } from 'preact/hooks';

/** How long a tick stays, as people know it from elsewhere. */
const SHOWN_MS = 2_000;

export type CopyOutcome = 'copied' | 'failed' | null;

/**
 * Copies a text, and reports how that went: a success for as long as its tick is shown, a refusal until the next try.
 */
export const useCopy = (text: string): { readonly outcome: CopyOutcome; readonly copy: () => Promise<CopyOutcome> } => {
  const [outcome, setOutcome] = useState<CopyOutcome>(null);
  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (): Promise<CopyOutcome> => {
    const reached = await navigator.clipboard.writeText(text).then(
      () => 'copied' as const,
      () => 'failed' as const,
    );
    setOutcome(reached);
    return reached;
  };
  return { outcome, copy };
};

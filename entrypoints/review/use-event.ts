import { useEffect, useRef } from 'preact/hooks';
import type { HistoryView } from '../../utils/wording/history/history-view';

/** Goes to the event that the address names, once; older ones are loaded until it is there. */
export const useEvent = (event: number | null, view: HistoryView | null, loadOlder: () => void): void => {
  const shown = useRef<number | null>(null);
  useEffect(() => {
    if (event === null || !view || shown.current === event) return;
    const row = document.querySelector<HTMLElement>(`[data-event="${event}"]`);
    if (row) {
      shown.current = event;
      row.scrollIntoView({ block: 'center' });
      row.focus({ preventScroll: true });
    } else if (view.next !== null && event < view.next) {
      loadOlder();
    }
  }, [event, view, loadOlder]);
};

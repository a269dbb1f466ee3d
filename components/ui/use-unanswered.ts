import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AlertKind } from '../../utils/rules/alerts/kinds';
import type { Unanswered } from '../../utils/rules/alerts/unanswered';

interface Asked {
  readonly times: ReadonlyMap<AlertKind, number>;
  /** Settles once they are known, or can't be: only then may a page count as a reaction. */
  readonly known: Promise<unknown>;
}

const NONE: ReadonlyMap<AlertKind, number> = new Map();

/** How often each kind of alert was told within a week that nobody reacted to. */
export const useUnanswered = (ask: () => Promise<readonly Unanswered[]>): Asked => {
  const [times, setTimes] = useState(NONE);
  const asked = useMemo(() => ask().catch(() => []), [ask]); // Without it nothing is offered.
  useEffect(() => {
    void asked.then((kinds) => setTimes(new Map(kinds.map((each) => [each.kind, each.times]))));
  }, [asked]);
  return { times, known: asked };
};

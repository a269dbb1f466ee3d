import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import type { FindingView } from '../../utils/protocol/views/findings';
import { formatsOf } from '../../utils/wording/formats';
import { FindingItem, type FindingItemProps } from './finding-item';

/** So many of one kind are shown at first: one cause often brings up dozens, in a large project thousands. */
const SHOWN = 3;
const MORE = 50;

const kindOf = ({ id }: FindingView): string => id.slice(0, id.indexOf(':'));

/** In the order given, which keeps a kind together. */
const byKind = (findings: readonly FindingView[]): Map<string, FindingView[]> => {
  const groups = new Map<string, FindingView[]>();
  for (const finding of findings) {
    const alike = groups.get(kindOf(finding));
    if (alike) alike.push(finding);
    else groups.set(kindOf(finding), [finding]);
  }
  return groups;
};

interface ListProps extends Omit<FindingItemProps, 'finding' | 'snooze'> {
  readonly findings: readonly FindingView[];
  /** A person has asked for these alone: more of them are shown at first. */
  readonly isFiltered: boolean;
}

const FindingGroup = ({ findings, isFiltered, ...row }: ListProps) => {
  const first = isFiltered ? MORE : SHOWN;
  const [count, setCount] = useState(first);
  const list = useRef<HTMLUListElement>(null);
  // One more row takes no more room than the button that would show it.
  const shown = findings.length === count + 1 ? findings : findings.slice(0, count);
  const rest = findings.length - shown.length;
  useEffect(() => {
    // The button that was pressed may be gone, and what it brought begins before it.
    if (count > first) list.current?.querySelectorAll<HTMLElement>(':scope > [data-finding]')[count - MORE]?.focus();
  }, [count]);
  return (
    <ul ref={list}>
      {shown.map((finding) => (
        <FindingItem key={finding.id} finding={finding} {...row} />
      ))}
      {rest > 0 && (
        <li class="finding-rest">
          <Button kind="quiet" onClick={() => setCount(count + MORE)}>
            {i18n.t('review_moreAlike', rest, [formatsOf(i18n.t).number(rest)])}
          </Button>
        </li>
      )}
    </ul>
  );
};

/** Findings of one severity; of each kind the worst ones, the rest at a person's wish. */
export const FindingList = ({ findings, ...row }: ListProps) => (
  <>
    {[...byKind(findings)].map(([kind, alike]) => (
      <FindingGroup key={kind} findings={alike} {...row} />
    ))}
  </>
);

import { i18n } from '#i18n';
import type { ToldFinding } from '../../utils/findings';
import { formatsOf } from '../../utils/wording/formats';
import { FindingItem, type FindingItemProps } from './finding-item';

/** So many of one kind are shown before the rest is folded away: one cause often brings up dozens. */
const SHOWN = 3;

const kindOf = ({ id }: ToldFinding): string => id.slice(0, id.indexOf(':'));

/** In the order given, which keeps a kind together. */
const byKind = (findings: readonly ToldFinding[]): ToldFinding[][] => {
  const groups = new Map<string, ToldFinding[]>();
  for (const finding of findings) groups.set(kindOf(finding), [...(groups.get(kindOf(finding)) ?? []), finding]);
  return [...groups.values()];
};

type FindingListProps = Omit<FindingItemProps, 'finding' | 'snooze'> & { readonly findings: readonly ToldFinding[] };

/** Findings of one severity; of each kind the worst ones, the rest one click away. */
export const FindingList = ({ findings, ...row }: FindingListProps) => (
  <ul>
    {byKind(findings).flatMap((alike) => {
      const shown = alike.length > SHOWN + 1 ? alike.slice(0, SHOWN) : alike;
      const rest = alike.slice(shown.length);
      const more = rest.length > 0 && (
        <li key={`more ${alike[0] && kindOf(alike[0])}`} class="finding-rest">
          <details class="finding-more">
            <summary>{i18n.t('review_moreAlike', rest.length, [formatsOf(i18n.t).number(rest.length)])}</summary>
            <ul>
              {rest.map((finding) => (
                <FindingItem key={finding.id} finding={finding} {...row} />
              ))}
            </ul>
          </details>
        </li>
      );
      return [...shown.map((finding) => <FindingItem key={finding.id} finding={finding} {...row} />), more];
    })}
  </ul>
);

import { useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import type { FindingFilter } from '../../utils/protocol/review-address';
import type { FindingLists, FindingsView } from '../../utils/protocol/views/findings';
import { SEVERITIES } from '../../utils/rules/findings/kinds';
import { formatsOf } from '../../utils/wording/formats';
import { ActStatus } from './act-status';
import { DownloadFindings } from './download-findings';
import { Filtered, filtered } from './filtered';
import { FindingItem } from './finding-item';
import { FindingList } from './finding-list';
import { severityTitle } from './severity';
import { useFindingActs } from './use-finding-acts';

interface UndecidedProps {
  readonly lines: readonly string[];
  /** That a key needs to judge all. */
  readonly scopes: readonly string[];
}

const Undecided = ({ lines, scopes }: UndecidedProps) => (
  <Notice
    tone="unknown"
    title={i18n.t('review_undecided')}
    actions={
      scopes.length > 0 && (
        <Button kind="primary" onClick={() => void browser.runtime.openOptionsPage()}>
          {i18n.t('common_useKeyWith', [formatsOf(i18n.t).list(scopes)])}
        </Button>
      )
    }
  >
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
    <p>{i18n.t('review_undecidedNext')}</p>
  </Notice>
);

/** That there is nothing to do may be said only of what was seen whole. */
const nothingLine = ({ open, undecided, snoozed }: FindingLists): string => {
  if (open.length > 0) return i18n.t('review_nothingFiltered');
  if (undecided.length > 0) return i18n.t('review_nothingSeen');
  return snoozed.length > 0 ? i18n.t('review_nothingElse') : i18n.t('review_nothing');
};

interface FindingsSectionProps {
  readonly projectId: string;
  readonly findings: FindingLists;
  readonly only: FindingFilter | null;
  readonly take: (view: FindingsView | null) => void;
}

/** What the project's reading brings up, worst first, then what a person set aside. */
export const FindingsSection = ({ projectId, findings, only, take }: FindingsSectionProps) => {
  const { open, snoozed, undecided, missingScopes, footnote } = findings;
  const shown = filtered(open, only);
  const shownSnoozed = filtered(snoozed, only);
  const heading = useRef<HTMLHeadingElement>(null);
  // The row has moved, and the focus with it.
  const acts = useFindingActs(projectId, take, () => heading.current?.focus());
  const row = { projectId, from: findings.snoozeFrom, to: findings.snoozeTo, acts };

  return (
    <section class="lp-card review-card" aria-labelledby="findings">
      <h2 id="findings" ref={heading} tabIndex={-1}>
        {i18n.t('review_findings')}
      </h2>
      <ActStatus acts={acts} />
      {undecided.length > 0 && <Undecided lines={undecided} scopes={missingScopes} />}
      {only !== null && <Filtered projectId={projectId} only={only} shown={shown.length} all={open.length} />}
      {shown.length === 0 && <p class="review-nothing">{nothingLine(findings)}</p>}
      {SEVERITIES.map((severity) => {
        const found = shown.filter((finding) => finding.severity === severity);
        return (
          found.length > 0 && (
            <section key={severity} aria-labelledby={`severity-${severity}`}>
              <h3 class="lp-heading" id={`severity-${severity}`}>
                {severityTitle(severity, i18n.t)}
              </h3>
              <FindingList findings={found} isFiltered={only !== null} {...row} />
            </section>
          )
        );
      })}
      {shownSnoozed.length > 0 && (
        <section aria-labelledby="snoozed">
          <h3 class="lp-heading" id="snoozed">
            {i18n.t('review_snoozed')}
          </h3>
          <ul>
            {shownSnoozed.map((finding) => (
              <FindingItem key={finding.id} finding={finding} snooze={finding} {...row} />
            ))}
          </ul>
        </section>
      )}
      {open.length + snoozed.length > 0 && <DownloadFindings projectId={projectId} />}
      <p class="lp-sub review-footnote">{footnote}</p>
    </section>
  );
};

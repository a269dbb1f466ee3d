import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Notice } from '../../components/notice';
import { StorageNotice } from '../../components/storage-notice';
import type { DatabaseProblem } from '../../utils/database/problem';
import type { FindingsView, SnoozeOutcome, ToldFindings } from '../../utils/findings';
import { DownloadFindings } from './download-findings';
import { FindingItem } from './finding-item';
import { FindingList } from './finding-list';
import { severityTitle } from './severity';

const Undecided = ({ lines }: { lines: readonly string[] }) => (
  <Notice tone="unknown" title={i18n.t('review_undecided')}>
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
    <p>{i18n.t('review_undecidedNext')}</p>
  </Notice>
);

/** That there is nothing to do may be said only of what was seen whole. */
const nothingLine = ({ undecided, snoozed }: ToldFindings): string => {
  if (undecided.length > 0) return i18n.t('review_nothingSeen');
  return snoozed.length > 0 ? i18n.t('review_nothingElse') : i18n.t('review_nothing');
};

interface FindingsSectionProps {
  readonly projectId: string;
  readonly findings: ToldFindings;
  readonly take: (view: FindingsView | null) => void;
}

/** What the project's reading brings up, worst first, then what a person set aside. */
export const FindingsSection = ({ projectId, findings, take }: FindingsSectionProps) => {
  const { open, snoozed, undecided, footnote } = findings;
  const [said, say] = useState('');
  const [problem, setProblem] = useState<DatabaseProblem | null>(null);
  const [failed, setFailed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  const settle = async (asked: Promise<SnoozeOutcome>, done: string): Promise<void> => {
    try {
      const { problem: refused, view } = await asked;
      setFailed(false);
      setProblem(refused);
      take(view);
      if (refused) return;
      say(done);
      // The row has moved, and the focus with it.
      heading.current?.focus();
    } catch {
      setFailed(true);
    }
  };
  const row = { projectId, from: findings.snoozeFrom, to: findings.snoozeTo, settle };

  return (
    <section class="lp-card review-card" aria-labelledby="findings">
      <h2 id="findings" ref={heading} tabIndex={-1}>
        {i18n.t('review_findings')}
      </h2>
      <p class="lp-sub" role="status">
        {said}
      </p>
      {failed && (
        <Notice tone="attention" title={i18n.t('common_askFailed')} announce="assertive">
          <p>{i18n.t('review_snoozeFailedNext')}</p>
        </Notice>
      )}
      <div role="status">{problem && <StorageNotice problem={problem} />}</div>
      {undecided.length > 0 && <Undecided lines={undecided} />}
      {open.length === 0 && <p class="review-nothing">{nothingLine(findings)}</p>}
      {(['high', 'medium', 'low'] as const).map((severity) => {
        const found = open.filter((finding) => finding.severity === severity);
        return (
          found.length > 0 && (
            <section key={severity} aria-labelledby={`severity-${severity}`}>
              <h3 class="lp-heading" id={`severity-${severity}`}>
                {severityTitle(severity, i18n.t)}
              </h3>
              <FindingList findings={found} {...row} />
            </section>
          )
        );
      })}
      {snoozed.length > 0 && (
        <section aria-labelledby="snoozed">
          <h3 class="lp-heading" id="snoozed">
            {i18n.t('review_snoozed')}
          </h3>
          <ul>
            {snoozed.map((finding) => (
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

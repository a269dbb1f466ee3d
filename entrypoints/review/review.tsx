import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Projects, useProjects } from '../../components/ui/use-projects';
import { useVaultMode } from '../../components/vault-lock/use-vault-mode';
import { readProjects } from '../../utils/protocol/read-projects';
import {
  type Address,
  evidenceAt,
  findingsAt,
  historyAt,
  notesAt,
  planAt,
  type Section,
  teamAt,
} from '../../utils/protocol/review-address';
import { vaultClient as vault } from '../../utils/protocol/vault-mode';
import { isSessionEnded } from '../../utils/rules/answer';
import { EvidenceSection } from './evidence/evidence-section';
import { filterOf } from './filtered';
import { FindingsSection } from './findings-section';
import { Header } from './header';
import { historyFilterOf, sinceOf } from './history-filters';
import { HistorySection } from './history-section';
import { KeyPage } from './key-page/key-page';
import { LockedReview } from './locked-review';
import { NoteSection } from './notes/note-section';
import { NotesSection } from './notes/notes-section';
import { PlanSection } from './plan/plan-section';
import { Recovery } from './recovery/recovery';
import { Standing } from './status-banner';
import { TeamSection } from './team/team-section';
import { useAddress } from './use-address';
import { useFindings } from './use-findings';

const Sections = ({ projectId, section }: { projectId: string; section: Section }) => (
  <nav class="review-sections" aria-label={i18n.t('review_sections')}>
    <a href={findingsAt(projectId)} aria-current={section === 'findings' ? 'page' : undefined}>
      {i18n.t('review_findings')}
    </a>
    <a href={planAt(projectId, null)} aria-current={section === 'plan' ? 'page' : undefined}>
      {i18n.t('review_plan')}
    </a>
    <a href={historyAt(projectId)} aria-current={section === 'history' ? 'page' : undefined}>
      {i18n.t('history_title')}
    </a>
    <a href={notesAt(projectId)} aria-current={section === 'notes' ? 'page' : undefined}>
      {i18n.t('note_title')}
    </a>
    <a href={teamAt(projectId)} aria-current={section === 'team' ? 'page' : undefined}>
      {i18n.t('team_title')}
    </a>
    <a href={evidenceAt(projectId)} aria-current={section === 'evidence' ? 'page' : undefined}>
      {i18n.t('evidence_title')}
    </a>
  </nav>
);

/** The project to show where the address names none; `null` where there is none. */
const firstOf = ({ list, current }: Projects): string | null => {
  const isConnected = list?.some(({ projectId }) => projectId === current);
  return isConnected ? current : (list?.[0]?.projectId ?? null);
};

/** The key that the address is about (rules/events/subject.ts); `null`: none. */
const keyIn = (about: string | null): string | null => /^key:(.{1,100})$/s.exec(about ?? '')?.[1] ?? null;

/** The workspace: what a project's reading brings up, and how a member can leave without breaking anything. */
export const Review = () => {
  const address = useAddress();
  return address.section === 'recovery' ? <Recovery /> : <Workspace address={address} />;
};

const Workspace = ({ address }: { readonly address: Address }) => {
  const projects = useProjects(readProjects);
  const first = firstOf(projects);
  const projectId = address.projectId ?? first;
  const findings = useFindings(projectId);
  const { view } = findings;
  const vaultMode = useVaultMode(vault);
  const { about } = address;
  const keyId = keyIn(about);
  const history = { about, only: historyFilterOf(address.only), since: sinceOf(address.since) };

  useEffect(() => {
    // So that a reload, or a bookmark, shows the same project again.
    if (address.projectId === null && first !== null) location.replace(findingsAt(first));
  }, [address.projectId, first]);

  return (
    <div class="review" aria-busy={findings.reading}>
      <Header
        projects={projects}
        projectId={projectId}
        address={address}
        findings={findings}
        paused={vaultMode.locked || isSessionEnded(view?.paused)}
      />
      {projectId !== null && view && <Sections projectId={projectId} section={address.section} />}
      <main>
        <LockedReview vault={vault} vaultMode={vaultMode} findings={findings} />
        <Standing projects={projects} projectId={projectId} findings={findings} />
        {projectId !== null && view && address.section === 'history' && (
          <>
            {keyId !== null && <KeyPage key={`life ${projectId} ${keyId}`} projectId={projectId} keyId={keyId} />}
            <NoteSection key={`note ${projectId} ${address.about}`} projectId={projectId} about={address.about} />
            <HistorySection
              key={historyAt(projectId, history)}
              projectId={projectId}
              place={history}
              event={address.event}
            />
          </>
        )}
        {projectId !== null && view && address.section === 'notes' && (
          <NotesSection key={`notes ${projectId}`} projectId={projectId} />
        )}
        {projectId !== null && view && address.section === 'team' && (
          <TeamSection key={`team ${projectId}`} projectId={projectId} />
        )}
        {projectId !== null && view && address.section === 'evidence' && (
          <EvidenceSection key={`evidence ${projectId}`} projectId={projectId} members={view.findings?.members ?? []} />
        )}
        {projectId !== null &&
          view?.findings &&
          ['findings', 'plan'].includes(address.section) &&
          (address.section === 'plan' ? (
            <PlanSection
              key={projectId}
              projectId={projectId}
              memberId={address.memberId}
              members={view.findings.members}
              take={findings.take}
            />
          ) : (
            // Each project has a section of its own: what can be undone belongs to one.
            <FindingsSection
              key={projectId}
              projectId={projectId}
              findings={view.findings}
              only={filterOf(address.only)}
              take={findings.take}
            />
          ))}
      </main>
    </div>
  );
};

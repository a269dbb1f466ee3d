import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { useKeeping } from '../../components/keeping/use-keeping';
import { keeping as keeper } from '../../utils/keeping';
import { isSessionEnded } from '../../utils/ownership/answer';
import { findingsAt, planAt } from './address';
import { FindingsSection } from './findings-section';
import { Header } from './header';
import { LockedReview } from './locked-review';
import { PlanSection } from './plan-section';
import { Standing } from './standing';
import { useAddress } from './use-address';
import { useFindings } from './use-findings';
import { useProjects } from './use-projects';

const Sections = ({ projectId, section }: { projectId: string; section: 'findings' | 'plan' }) => (
  <nav class="review-sections" aria-label={i18n.t('review_sections')}>
    <a href={findingsAt(projectId)} aria-current={section === 'findings' ? 'page' : undefined}>
      {i18n.t('review_findings')}
    </a>
    <a href={planAt(projectId, null)} aria-current={section === 'plan' ? 'page' : undefined}>
      {i18n.t('review_plan')}
    </a>
  </nav>
);

/** The workspace: what a project's reading brings up, and how a member can leave without breaking anything. */
export const Review = () => {
  const address = useAddress();
  const projects = useProjects();
  const projectId = address.projectId ?? projects.current;
  const findings = useFindings(projectId);
  const { view } = findings;
  const keeping = useKeeping(keeper);

  useEffect(() => {
    // So that a reload, or a bookmark, shows the same project again.
    if (address.projectId === null && projects.current !== null) location.replace(findingsAt(projects.current));
  }, [address.projectId, projects.current]);

  return (
    <div class="review" aria-busy={findings.reading}>
      <Header
        projects={projects}
        projectId={projectId}
        address={address}
        findings={findings}
        paused={keeping.locked || isSessionEnded(view?.paused)}
      />
      {projectId !== null && view && <Sections projectId={projectId} section={address.section} />}
      <main>
        <LockedReview keeper={keeper} keeping={keeping} findings={findings} />
        <Standing projects={projects} projectId={projectId} findings={findings} />
        {projectId !== null &&
          view?.findings &&
          (address.section === 'plan' ? (
            <PlanSection projectId={projectId} memberId={address.memberId} members={view.findings.members} />
          ) : (
            <FindingsSection projectId={projectId} findings={view.findings} take={findings.take} />
          ))}
      </main>
    </div>
  );
};

import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { AskFailed } from '../../components/ui/ask-failed';
import { Skeleton } from '../../components/ui/skeleton';
import { StorageNotice } from '../../components/ui/storage-notice';
import type { Projects as State } from '../../components/ui/use-projects';
import type { VaultModeState } from '../../components/vault-lock/use-vault-mode';
import { ProjectRow } from './project-row';

interface ProjectsProps {
  projects: State;
  vaultMode: VaultModeState;
}

/** The connected projects, each with the age of its last reading and the way to disconnect it. */
export const Projects = ({ projects: { list, failed, problem, reload }, vaultMode }: ProjectsProps) => {
  const [gone, setGone] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section class="lp-card options-card" aria-labelledby="projects">
      <h2 id="projects" ref={heading} tabIndex={-1}>
        {i18n.t('options_projects')}
      </h2>
      {failed && <AskFailed />}
      {problem && <StorageNotice problem={problem} />}
      {!failed && list === null && <Skeleton width={280} height={79} />}
      {!problem && list?.length === 0 && <p class="lp-sub">{i18n.t('options_projectsNone')}</p>}
      {list && list.length > 0 && (
        <ul>
          {list.map((project) => (
            <ProjectRow
              key={project.projectId}
              project={project}
              vaultMode={vaultMode}
              onGone={(name) => {
                setGone(i18n.t('options_disconnected', [name]));
                // The row takes the focus with it.
                heading.current?.focus();
                void reload();
              }}
            />
          ))}
        </ul>
      )}
      <p class="lp-sub" role="status">
        {gone}
      </p>
    </section>
  );
};

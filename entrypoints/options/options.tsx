import { i18n } from '#i18n';
import { Connect } from './connect';
import { Projects } from './projects';
import { Settings } from './settings';
import { useProjects } from './use-projects';

export const Options = () => {
  const projects = useProjects();
  return (
    <div class="options">
      <header class="options-header">
        <img src="/icon/96.png" width="40" height="40" alt="" />
        <div>
          <h1>{i18n.t('extName')}</h1>
          <p class="lp-sub">{i18n.t('options_tagline')}</p>
        </div>
      </header>
      <main>
        <Connect projects={projects} />
        <Projects projects={projects} />
        <Settings />
      </main>
    </div>
  );
};

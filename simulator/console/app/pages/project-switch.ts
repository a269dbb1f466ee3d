import type { App } from '../app';
import { icon } from '../layouts/parts';
import type { Model } from '../model';
import { PAGES, pathOf } from '../routes';
import { h, type VirtualElement } from '../virtual-dom/node';
import { link } from './link';

/** Goes to the same page of another project, within the application. */
export function projectSwitch(app: App, { labels, session, route, page, projectsOpen }: Model): VirtualElement {
  const projects = session?.projects ?? [];
  const name = projects.find(({ project_id }) => project_id === route.projectId)?.name ?? labels.projects;
  const target = page.name in PAGES && page.name !== 'missing' ? page.name : 'dashboard';
  const toggle = () => app.update((before) => ({ ...before, projectsOpen: !before.projectsOpen }));
  return h('div', { class: 'project-switch' }, [
    h('span', { class: 'caption' }, [labels.projects]),
    h('button', { type: 'button', class: 'project', 'aria-expanded': String(projectsOpen), onClick: toggle }, [
      h('span', {}, [name]),
      icon('chevron'),
    ]),
    projectsOpen &&
      h(
        'div',
        { class: 'menu' },
        projects.map((project) => link(app, pathOf(project.project_id, target), project.name, 'menu-item')),
      ),
  ]);
}

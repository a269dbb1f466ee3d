import type { App } from '../../app';
import type { Model } from '../../model';
import { link } from '../../pages/link';
import { pathOf } from '../../routes';
import { h, type VirtualElement } from '../../virtual-dom/node';

/** *Project & Team* is one item of the navigation; what leads from one to the other was never seen (A1). */
export function projectHead(app: App, { labels, route }: Model, current: 'team' | 'settings'): VirtualElement {
  const tab = (page: 'team' | 'settings', label: string) =>
    link(app, pathOf(route.projectId ?? '', page), label, page === current ? 'tab current' : 'tab', page === current);
  return h('header', {}, [
    h('h1', {}, [labels.projectAndTeam]),
    h('p', { class: 'project-id' }, [labels.projectIdIs(route.projectId ?? '')]),
    h('nav', { class: 'tabs' }, [tab('settings', labels.project), tab('team', labels.team)]),
  ]);
}

/** The navigation leads from one to the other, so that no page of usage has a link to the log. */
export function usageHead({ labels }: Model, page: 'usage' | 'logs'): VirtualElement {
  return h('header', { class: 'page-head' }, [h('h1', {}, [page === 'logs' ? labels.logs : labels.usage])]);
}

import type { App } from '../app';
import { nameOrEmail } from '../format';
import { icon } from '../layouts/parts';
import type { Model } from '../model';
import { pathOf } from '../routes';
import { type Child, h, type VirtualElement } from '../virtual-dom/node';
import { loading, pageHead } from './form';
import { keysDialog, keysPage } from './keys';
import { link } from './link';
import { logsPage } from './logs';
import { projectSwitch } from './project-switch';
import { settingsPage } from './settings';
import { teamDialog, teamPage } from './team';
import { billingPage, dashboardPage, usagePage } from './usage';

/** The whole of `<body>`. */
export function shell(model: Model, app: App): VirtualElement {
  if (!model.session) return h('body', {}, [loading(model.labels.loading), toast(model)]);
  const { inContent } = model.layout.dialog;
  const inside = [content(app, model), inContent && dialog(app, model)];
  const frame = model.layout.own?.frame ?? commonFrame;
  return h('body', {}, [frame(app, model, inside), !inContent && dialog(app, model), toast(model)]);
}

function commonFrame(app: App, model: Model, inside: Child[]): VirtualElement {
  return h('div', { class: 'app' }, [
    sidebar(app, model),
    h('div', { class: 'column' }, [topBar(model), h('main', {}, inside)]),
  ]);
}

function content(app: App, model: Model): VirtualElement {
  const { page, labels } = model;
  switch (page.name) {
    case 'team':
      return teamPage(app, model, page);
    case 'keys':
      return keysPage(app, model, page);
    case 'logs':
      return logsPage(app, model, page);
    case 'settings':
      return settingsPage(app, model, page);
    case 'usage':
      return usagePage(app, model, page);
    case 'dashboard':
      return dashboardPage(model, page);
    case 'billing':
      return billingPage(model, page);
    case 'missing':
      return h('section', { class: 'page' }, [pageHead(labels.missing, labels.missingHint)]);
  }
}

function dialog(app: App, model: Model): Child {
  if (model.page.name === 'team') return teamDialog(app, model, model.page);
  if (model.page.name === 'keys') return keysDialog(app, model, model.page);
  return undefined;
}

function toast({ toast: said }: Model): Child {
  return said && h('div', { class: said.bad ? 'toast bad' : 'toast', role: 'status' }, [said.text]);
}

const NAVIGATION = ['dashboard', 'team', 'keys', 'usage', 'billing', 'settings'] as const;

function sidebar(app: App, model: Model): VirtualElement {
  const { labels, page, session, route } = model;
  const fallback = session?.projects[0]?.project_id ?? '';
  const current = page.name === 'logs' ? 'usage' : page.name;
  return h('aside', { class: 'sidebar' }, [
    h('div', { class: 'brand' }, [h('span', { class: 'brand-mark' }), h('span', {}, ['deepgram'])]),
    projectSwitch(app, model),
    h(
      'nav',
      { class: 'navigation' },
      NAVIGATION.map((name) =>
        link(
          app,
          pathOf(route.projectId ?? fallback, name),
          [icon(name), h('span', {}, [labels[name]])],
          name === current ? 'nav-link current' : 'nav-link',
          name === current,
        ),
      ),
    ),
  ]);
}

function topBar({ labels, session, now }: Model): VirtualElement {
  const time = new Date(now).toISOString().slice(11, 19);
  return h('header', { class: 'top-bar' }, [
    h('span', { class: 'muted clock' }, [labels.session(time)]),
    session && h('span', { class: 'account' }, [nameOrEmail(session.account)]),
  ]);
}

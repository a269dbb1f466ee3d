import type { App } from '../../app';
import { nameOrEmail } from '../../format';
import type { Labels } from '../../language/labels';
import type { Model } from '../../model';
import { link } from '../../pages/link';
import { projectSwitch } from '../../pages/project-switch';
import { type PageName, pathOf } from '../../routes';
import { type Child, h, type VirtualElement } from '../../virtual-dom/node';
import { icon, iconButton } from '../parts';

/** Sidebar, top bar and content box (docs/deepgram/console-2026.md A1, A3: `nav`, `ul`, `li`, `a`). */
export function frame(app: App, model: Model, content: Child[]): VirtualElement {
  return h('div', { class: model.narrow ? 'c26 narrow' : 'c26' }, [
    sidebar(app, model),
    h('div', { class: 'column' }, [topBar(app, model), h('main', {}, content)]),
  ]);
}

/** One of each product's pages; nothing is at these addresses here. */
const EXPLORE = ['speechToText', 'textToSpeech', 'voiceAgent', 'textIntelligence'] as const;

function sidebar(app: App, model: Model): VirtualElement {
  const { labels, narrow } = model;
  const collapse = () => app.update((before) => ({ ...before, narrow: !before.narrow }));
  return h('aside', { class: 'sidebar' }, [
    h('div', { class: 'brand' }, [h('span', { class: 'brand-mark' }), !narrow && h('span', {}, ['deepgram'])]),
    h('nav', { class: 'navigation' }, [
      h('p', { class: 'group' }, [narrow ? '·' : labels.explore]),
      h(
        'ul',
        {},
        EXPLORE.map((name) =>
          h('li', {}, [entry(app, model, `/playground/${name}`, 'playground', labels[name], false)]),
        ),
      ),
      h('p', { class: 'group' }, [narrow ? '·' : labels.manage]),
      h('ul', {}, [
        h('li', {}, [page(app, model, 'dashboard', labels.dashboard)]),
        h('li', {}, [page(app, model, 'keys', labels.keys)]),
        unfolding(app, model, 'usage', [
          ['usage', labels.overview],
          ['logs', labels.logs],
        ]),
        h('li', {}, [page(app, model, 'team', labels.projectAndTeam)]),
        unfolding(app, model, 'billing', [['billing', labels.overview]]),
      ]),
    ]),
    iconButton('chevron', labels.collapseMenu, collapse),
  ]);
}

function projectIdOf({ route, session }: Model): string {
  return route.projectId ?? session?.projects[0]?.project_id ?? '';
}

function entry(
  app: App,
  { narrow }: Model,
  path: string,
  sign: string,
  label: string,
  current: boolean,
): VirtualElement {
  const content = [icon(sign), !narrow && h('span', {}, [label])];
  return link(app, path, content, current ? 'nav-link current' : 'nav-link', current);
}

function page(app: App, model: Model, name: PageName, label: string): VirtualElement {
  const here = model.page.name === 'settings' ? 'team' : model.page.name;
  return entry(app, model, pathOf(projectIdOf(model), name), name, label, here === name);
}

/** A part that holds several pages: their links are there while it is unfolded. */
function unfolding(
  app: App,
  model: Model,
  part: 'usage' | 'billing',
  pages: [page: PageName, label: string][],
): VirtualElement {
  const isHere = pages.some(([name]) => name === model.page.name);
  const open = isHere || model.unfolded.has(part);
  const toggle = () =>
    app.update((before) => {
      const unfolded = new Set(before.unfolded);
      if (!unfolded.delete(part)) unfolded.add(part);
      return { ...before, unfolded };
    });
  return h('li', {}, [
    h('button', { type: 'button', class: 'nav-link', 'aria-expanded': String(open), onClick: toggle }, [
      icon(part),
      !model.narrow && h('span', {}, [model.labels[part]]),
    ]),
    open &&
      h(
        'ul',
        { class: 'sub' },
        pages.map(([name, label]) => h('li', {}, [page(app, model, name, label)])),
      ),
  ]);
}

function topBar(app: App, model: Model): VirtualElement {
  const { labels, session, now } = model;
  const time = new Date(now).toISOString().slice(11, 19);
  return h('header', { class: 'top-bar' }, [
    projectSwitch(app, model),
    h('span', { class: 'spread' }),
    // The pictures have no clock. It is here because all is drawn again with each second, whether anything changed or
    // not.
    h('span', { class: 'muted clock' }, [labels.session(time)]),
    link(app, '/playground', labels.playground, 'top-link'),
    outside(labels),
    link(app, `${pathOf(projectIdOf(model), 'keys')}?action=create`, labels.freeKey, 'button small'),
    session && h('span', { class: 'account' }, [nameOrEmail(session.account)]),
  ]);
}

function outside({ documentation }: Labels): VirtualElement {
  return h('a', { class: 'top-link', href: 'https://developers.deepgram.com/', rel: 'noreferrer', target: '_blank' }, [
    documentation,
  ]);
}

import type { WireUsageDay } from '../../wire';
import type { App } from '../app';
import { moneyIn, numberIn } from '../format';
import type { FiguresPage, Model } from '../model';
import { pathOf } from '../routes';
import { h, type VirtualElement } from '../virtual-dom/node';
import { loading, pageHead } from './form';
import { link } from './link';

export function usagePage(app: App, model: Model, page: FiguresPage): VirtualElement {
  return h('section', { class: 'page' }, [usageHead(app, model, 'usage'), figures(model, page)]);
}

export function dashboardPage(model: Model, page: FiguresPage): VirtualElement {
  const { labels } = model;
  return h('section', { class: 'page' }, [pageHead(labels.dashboard, labels.last30), figures(model, page)]);
}

export function billingPage(model: Model, page: FiguresPage): VirtualElement {
  const { labels } = model;
  return h('section', { class: 'page' }, [pageHead(labels.billing, labels.last30), figures(model, page)]);
}

/** Usage has two tabs, Overview and Logs. */
export function usageHead(app: App, model: Model, current: 'usage' | 'logs'): VirtualElement {
  const { labels, route, layout } = model;
  if (layout.own) return layout.own.usageHead(model, current);
  const tab = (page: 'usage' | 'logs', label: string) =>
    link(app, pathOf(route.projectId ?? '', page), label, page === current ? 'tab current' : 'tab', page === current);
  return h('div', {}, [
    h('header', { class: 'page-head' }, [h('div', {}, [h('h1', {}, [labels.usage])])]),
    h('div', { class: 'tabs' }, [tab('usage', labels.overview), tab('logs', labels.logs)]),
  ]);
}

function figures({ labels }: Model, { days, name }: FiguresPage): VirtualElement {
  if (!days) return loading(labels.loading);
  const total = (value: (day: WireUsageDay) => number) => days.reduce((sum, day) => sum + value(day), 0);
  const most = Math.max(1, ...days.map(({ requests }) => requests));
  const { locale } = labels;
  return h('div', {}, [
    h('div', { class: 'figures' }, [
      figure(
        labels.requests,
        numberIn(
          locale,
          total(({ requests }) => requests),
        ),
      ),
      figure(labels.hours, numberIn(locale, Math.round(total(({ hours }) => hours)))),
      figure(
        labels.spend,
        moneyIn(
          locale,
          total(({ usd }) => usd),
        ),
      ),
    ]),
    name !== 'billing' &&
      h('div', { class: 'panel' }, [
        h('h2', {}, [labels.last30]),
        h(
          'div',
          { class: 'bars', 'aria-hidden': 'true' },
          days.map(({ requests }) => h('span', { style: { height: `${Math.round((requests / most) * 100)}%` } })),
        ),
      ]),
  ]);
}

function figure(label: string, value: string): VirtualElement {
  return h('div', { class: 'panel figure' }, [h('span', { class: 'muted' }, [label]), h('strong', {}, [value])]);
}

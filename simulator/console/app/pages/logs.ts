import type { WireRequest } from '../../wire';
import type { App } from '../app';
import { dateIn } from '../format';
import type { Labels } from '../language/labels';
import { loadRequests } from '../load';
import type { LogsPage, Model } from '../model';
import { h, type VirtualElement } from '../virtual-dom/node';
import { button, loading, pickerField, textField } from './form';
import { usageHead } from './usage';

const RANGES = [1, 7, 30, 90];

/** The filter is not in the address, as far as anybody knows (docs/deepgram/console.md 1d). */
export function logsPage(app: App, model: Model, page: LogsPage): VirtualElement {
  const { labels, layout } = model;
  const { requests, accessor, days, more } = page;
  const change = (part: Partial<LogsPage>, now: boolean) => {
    app.onPage('logs', ({ requests: _, ...logs }) => ({ ...logs, ...part }), now);
    app.attempt(() => loadRequests(app));
  };
  return h('section', { class: 'page' }, [
    usageHead(app, model, 'logs'),
    h('div', { class: 'toolbar' }, [
      textField(layout.field, 'filter-key', labels.apiKeyId, {
        class: 'key-id',
        value: accessor,
        placeholder: '00000000-0000-0000-0000-000000000000',
        onType: (typed) => change({ accessor: typed }, true),
      }),
      pickerField(
        layout.field,
        'filter-days',
        labels.dateRange,
        String(days),
        RANGES.map((count) => [String(count), labels.lastDays(count)]),
        (picked) => change({ days: Number(picked) }, false),
      ),
    ]),
    requests ? requestList(layout.requests, labels, requests) : loading(labels.loading),
    requests?.length === 0 && h('p', { class: 'muted empty' }, [labels.noRequests]),
    requests && more && button(labels.loadMore, () => app.attempt(() => loadRequests(app, true))),
  ]);
}

const TIME = { dateStyle: 'medium', timeStyle: 'medium' } as const;

function requestList(style: 'table' | 'divs', labels: Labels, requests: WireRequest[]): VirtualElement {
  const heads = [labels.time, labels.requestId, labels.endpoint, labels.status];
  const rows = requests.map((request) => [
    dateIn(labels.locale, TIME, request.created),
    request.request_id,
    request.path,
    labels.states[request.state],
  ]);
  if (style === 'table') {
    return h('table', { class: 'list logs' }, [
      h('thead', {}, [lineOf('tr', 'th', '', heads)]),
      h(
        'tbody',
        {},
        rows.map((cells) => lineOf('tr', 'td', '', cells)),
      ),
    ]);
  }
  return h('div', { class: 'lines logs' }, [
    lineOf('div', 'div', 'line head', heads),
    ...rows.map((cells) => lineOf('div', 'div', 'line', cells)),
  ]);
}

function lineOf(tag: string, cell: string, className: string, cells: string[]): VirtualElement {
  return h(
    tag,
    className ? { class: className } : {},
    cells.map((content) => h(cell, {}, [content])),
  );
}

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelRequest } from '../../utils/console/overlay/overlay-api';
import type { Painter } from '../../utils/console/paint/painter';
import type { PlacedBadge } from '../../utils/console/paint/placed-badges';
import type { Sheet } from '../../utils/console/sheet';
import type { PageContext } from './feature';
import { type LostWatch, offerPanelWhenLost } from './unrecognised';

/** Longer than from one look at a page to the next. */
const LOOK = 4_000;

let rows: HTMLElement[];
let life: AbortController;
let watch: LostWatch;
let painted: Element[];
let offers: PanelRequest[];

const button = document.createElement('button');
const placed = (row: Element) => ({ row, cell: row, content: { ref: 'member:m' } }) as unknown as PlacedBadge; // read: no more
const sheet = { entities: [{ kind: 'member', id: 'm' }] } as unknown as Sheet; // the panel's list, which isn't shown here

/** Lets some looks at the page pass, each after a change. */
const look = (times: number): void => {
  for (let left = times; left > 0; left -= 1) {
    watch.later();
    vi.advanceTimersByTime(LOOK);
  }
};

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<ul><li></li><li></li><li></li><li></li></ul>';
  rows = [...document.querySelectorAll('li')];
  painted = [...rows];
  offers = [];
  life = new AbortController();
  vi.spyOn(window, 'getComputedStyle').mockReturnValue({
    ...{ content: '"\u2066● 3"', display: 'block', visibility: 'visible', pointerEvents: 'auto' },
  } as CSSStyleDeclaration);
  button.checkVisibility = () => true;
  const overlay = { offerPanel: (request: PanelRequest) => offers.push(request) > 0 };
  const session = {
    anchored: true,
    buttons: { all: () => (painted.length > 0 ? [button] : []), cellOf: () => painted[0] },
    overlay: { withOverlay: async (work: (loaded: typeof overlay) => void) => work(overlay) },
  };
  const painter = { painted: () => painted.map(placed) } as unknown as Painter; // nothing else of it is asked for
  const context = { projectId: 'p', session } as unknown as PageContext;
  watch = offerPanelWhenLost(context, painter, life.signal);
  watch.expect(sheet);
  vi.advanceTimersByTime(LOOK);
});

afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the side panel', () => {
  it('is offered once where most rows lose their badges later, though the page stands still after that', () => {
    expect(offers).toEqual([]);
    look(3);
    expect(offers).toEqual([]);
    painted = rows.slice(0, 1);
    watch.later();
    vi.advanceTimersByTime(2 * LOOK);
    expect(offers.map(({ why }) => why)).toEqual(['lost']);
    look(3);
    expect(offers).toHaveLength(1);
  });

  it('is offered where all rows lose them', () => {
    painted = [];
    look(2);
    expect(offers.map(({ why }) => why)).toEqual(['lost']);
  });

  it('is not offered where half of the rows lose them, or one that is alone', () => {
    painted = rows.slice(0, 2);
    look(3);
    for (const row of rows.slice(1)) row.remove();
    painted = [];
    look(3);
    expect(offers).toEqual([]);
  });

  it('is not offered where rows leave the page with their badges, as in a filtered list', () => {
    for (const row of rows) row.remove();
    painted = [];
    look(3);
    expect(offers).toEqual([]);
  });

  it('is not offered where the badges come back by the next look, as after a list that loads', () => {
    painted = [];
    look(1);
    painted = [...rows];
    look(1);
    painted = [];
    look(1);
    expect(offers).toEqual([]);
  });

  it('is not offered where it isn’t known any more what the page should show', () => {
    watch.expect(null);
    painted = [];
    look(3);
    expect(offers).toEqual([]);
  });
});

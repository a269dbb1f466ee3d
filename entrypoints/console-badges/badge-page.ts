import { browser } from 'wxt/browser';
import type { GeneratedI18nStructure } from '#i18n';
import { createAnnotator } from '../../utils/console/annotator';
import { watchGone } from '../../utils/console/gone-watch';
import { createCatalogue } from '../../utils/console/identify/catalogue';
import { languageOf, prepareDays } from '../../utils/console/identify/dates';
import { createPendingCatalogue } from '../../utils/console/identify/pending-catalogue';
import { hasModal } from '../../utils/console/overlay/cover';
import { setIdle } from '../../utils/console/overlay/layer';
import { createParting } from '../../utils/console/overlay/parting';
import { onReturn } from '../../utils/console/page/returning';
import { onceIdle } from '../../utils/console/page/scheduler';
import { readScheme } from '../../utils/console/page/theme';
import { createStanding } from '../../utils/console/page/transforms';
import { createVisibility } from '../../utils/console/page/visibility';
import type { AmbiguousTexts } from '../../utils/console/paint/badge-content';
import { createPainter, type Painted } from '../../utils/console/paint/painter';
import { measureSpace } from '../../utils/console/paint/reserved-space/measure';
import { storeReservedSpace } from '../../utils/console/paint/reserved-space/stored';
import { markStale } from '../../utils/console/paint/stale-marker';
import { createRefreshHints } from '../../utils/console/refresh-hints';
import { loadSheet, type Sheet } from '../../utils/console/sheet';
import { ask } from '../../utils/protocol/envelope';
import type { BadgeQuery, BadgeSheet } from '../../utils/protocol/messages';
import { untilAnswered, WAITS_MS } from '../../utils/protocol/until-answered';
import { currentRevision, watchRevision } from '../../utils/storage/revision';
import type { PageContext } from './feature';
import { offerPanelWhenLost } from './unrecognised';

/** `i18n.t` for the few plain texts that are said here; nothing once the extension is gone. */
const say = (key: keyof GeneratedI18nStructure, ...subs: string[]): string => {
  if (!browser.runtime?.id) return '';
  return browser.i18n.getMessage(key as '@@ui_locale', subs); // WXT's types know the browser's own names alone
};

const textsFor = (page: 'team' | 'keys'): AmbiguousTexts => ({
  label: (count) =>
    count === 1
      ? say('console_ambiguousOne')
      : say(page === 'keys' ? 'console_ambiguousKeys' : 'console_ambiguousMembers', String(count)),
  description: () => say('console_ambiguousDescription'),
  alikeLabel: (count, label) => say('console_alikeKeys', String(count), label),
  alikeDescription: (count, label) => say('console_alikeDescription', String(count), label),
});

/** Failures in a row after which a page no longer looks as if its badges were about to come. */
const PATIENCE = 3;

/** Beyond any list's end: a chunk from here says how a sheet stands, and lists nobody. */
const PAST_ALL = Number.MAX_SAFE_INTEGER;

const isSameSheet = (a: Omit<Sheet, 'entities' | 'people'>, b: Omit<Sheet, 'entities' | 'people'>): boolean =>
  a.revision === b.revision && a.state === b.state && a.old === b.old && a.notice === b.notice;

/**
 * Badges on one page of the Console, from arrival until `signal` is aborted; what they paint goes when the next page is
 * drawn.
 */
export const runBadges = (page: 'team' | 'keys', context: PageContext, signal: AbortSignal): void => {
  const { projectId, session, document, stay, reserved } = context;
  const { body } = document;
  const { buttons, card, overlay, group, watchers } = session;
  let sheet: Sheet | null = null;

  const standing = createStanding(session.layer);
  const parting = createParting(buttons.hide, signal);
  const visibility = createVisibility(signal, (near, away) => {
    // Looked at before anything is written.
    near.forEach(standing.isOn);
    painter.comeNear(near);
    // Another badge gets the anchor that its card stands by.
    away.forEach(card.closeFor);
    parting.add(away);
    parting.keep(near);
    if (near.length > 0) parting.now();
    for (const cell of near) {
      const painted = painter.at(cell);
      if (painted) showButton(painted);
    }
  });
  const showButton = (painted: Painted): void => {
    // A skeleton has no button; what comes in its place gets one.
    if (painted.content.subjects.length > 0 && session.anchored && standing.isOn(painted.cell)) buttons.show(painted);
  };
  const painter = createPainter(body, {
    isNear: visibility.isNear,
    onPaint: (painted, isNew, isWritten) => {
      const { cell } = painted;
      if (isNew) visibility.watch(cell);
      // With its badge, in one frame: a frame later the page would be laid out again for it.
      const isExpected = isNew && isWritten && standing.isKnown(cell) && visibility.expect(cell);
      if (isExpected || (!isNew && visibility.isNear(cell))) showButton(painted);
      buttons.update(painted);
      card.onPaint(painted);
      for (const watcher of watchers) watcher.onPaint?.(painted);
    },
    onBlank: (cell) => {
      for (const watcher of watchers) watcher.onErase?.(cell);
      card.closeFor(cell);
      buttons.hide(cell);
    },
    onErase: (cell) => {
      for (const watcher of watchers) watcher.onErase?.(cell);
      visibility.forget(cell);
      card.closeFor(cell);
      buttons.hide(cell);
    },
    onStand: () => {
      look();
      if (sheet?.state === 'ready' && !measured) measure();
    },
  });

  /** What isn't written yet takes no space. */
  const written = () => [...painter.painted()].filter(({ cell }) => cell.hasAttribute('data-linchpin-label'));
  let measured = false;
  const measure = onceIdle(() => {
    if (measured) return;
    measured = true;
    storeReservedSpace(page, measureSpace(body, projectId, written())).catch(() => undefined);
  }, signal);

  const refresh = (): void =>
    void untilAnswered(() => ask('refreshFromConsole', { projectId }), session.life).catch(() => undefined);
  const unexplained = (): ReadonlySet<string> => (sheet?.state === 'ready' ? annotator.unexplained() : new Set());
  const hints = createRefreshHints(refresh, unexplained, signal);
  const gone = watchGone(document, painter, signal, hints.gone);
  session.badges = { ...painter, projectId, sheet: () => sheet, acted: hints.acted };
  const lost = offerPanelWhenLost(context, painter, signal);
  const look = (): void => {
    const [first] = painter.painted();
    session.setScheme(readScheme(first?.cell ?? body));
  };
  // It looks through the whole page: once for all changes of a frame, and after what is seen of them.
  const lookForModal = onceIdle(() => {
    group.inert = hasModal(body);
  }, signal);
  const annotator = createAnnotator(
    body,
    painter,
    {
      texts: textsFor(page),
      isInSight: (row) => {
        const painted = painter.of(row);
        return painted !== undefined && visibility.isNear(painted.cell);
      },
      onRead: () => {
        hints.read();
        gone.read();
      },
      onTreeChanged: (changes) => {
        parting.now();
        gone.onTreeChanged(changes);
        lookForModal();
        if (changes.removedAny) buttons.arrange();
        for (const watcher of watchers) watcher.onTreeChanged?.(changes);
        for (const button of group.querySelectorAll('[data-linchpin-covered]'))
          button.removeAttribute('data-linchpin-covered');
        lost.later();
      },
    },
    signal,
  );

  let early = context.sheet;
  /** Asked for early, the sheet has told of the arrival already. */
  let arriving = early === null;
  const getBadges = (query: BadgeQuery): Promise<BadgeSheet> => {
    const first = early;
    early = null;
    // Nobody knows whether it was told of the arrival before it failed.
    return first?.catch(() => ask('getBadges', { ...query, arrived: true })) ?? ask('getBadges', query);
  };
  const load = async (turn: number): Promise<void> => {
    const loaded = await loadSheet(getBadges, projectId, page, arriving);
    arriving = false;
    await stay.drawn;
    // A later question may have been answered before.
    if (signal.aborted || turn < shown) return;
    shown = turn;
    if (!sheet || !isSameSheet(loaded, sheet)) show(loaded);
    if (loaded.state === 'failed' || loaded.state === 'reading') {
      unready += 1;
      if (unready <= WAITS_MS.length) throw new Error('what can be shown is not there yet');
    } else unready = 0;
  };
  const show = (loaded: Sheet): void => {
    sheet = loaded;
    setIdle(session.layer, loaded.state === 'not-connected');
    markStale(document, loaded.old);
    for (const watcher of watchers) watcher.onSheet?.(loaded);
    // In one task with the badges that take the room.
    reserved?.clear();
    measured = false;
    if (loaded.state === 'ready') {
      hints.answered();
      annotator.use(createCatalogue(page, loaded.people, loaded.entities));
      lost.expect(loaded);
    } else if (loaded.state !== 'reading') {
      annotator.use(createCatalogue(page, [], []));
      lost.expect(null);
    }
    const notice = loaded.notice ?? (loaded.state === 'failed' ? say('console_failed') : null);
    // What is old stays said until it isn't any more.
    if (!loaded.old) overlay.loaded()?.sayOld(null);
    if (!notice) return;
    void overlay.withOverlay((shown) => {
      if (signal.aborted || sheet !== loaded) return;
      if (loaded.old) shown.sayOld(notice);
      else shown.notify(notice, loaded.wantsKey);
    });
  };
  let turns = 0;
  let shown = 0;
  /** How often in a row the background had nothing to show yet. */
  let unready = 0;
  let trying = new AbortController();
  /** No answer so far: rows look as if something were about to come. */
  const giveRoomBack = (times: number): void => {
    if (times !== PATIENCE || sheet) return;
    reserved?.clear();
    annotator.use(createCatalogue(page, [], []));
    void overlay.withOverlay((there) => {
      if (!signal.aborted && !sheet) there.notify(say('console_noAnswer'));
    });
  };
  const tryLoad = (): void => {
    trying.abort();
    trying = new AbortController();
    turns += 1;
    const turn = turns;
    untilAnswered(() => load(turn), AbortSignal.any([signal, trying.signal]), giveRoomBack).catch(() => undefined);
  };
  const compare = async (): Promise<void> => {
    const before = sheet;
    if (!before) return tryLoad();
    const query = { projectId, page, from: PAST_ALL, arrived: false };
    const known = await untilAnswered(() => ask('getBadges', query), signal);
    if (sheet === before && !isSameSheet(known, before)) tryLoad();
  };
  onReturn(window, signal, () => void compare().catch(() => undefined));

  onceIdle(() => prepareDays(languageOf(document)), signal)();
  void stay.drawn.then(look);
  // The host may change its theme without any change of its tree.
  const poll = setInterval(onceIdle(look, signal), 2_000);
  const expectBadges = async (): Promise<void> => {
    const known = await reserved?.stored;
    if (signal.aborted || sheet) return;
    painter.recall(known?.ways ?? []);
    annotator.use(createPendingCatalogue(page));
  };
  void expectBadges();
  watchRevision(projectId, signal, tryLoad);
  const catchUp = async (): Promise<void> => {
    // What was asked for early may have been overtaken before this script listened.
    const [first, revision] = await Promise.all([context.sheet, currentRevision(projectId)]);
    if (first && revision !== undefined && revision !== first.revision && !signal.aborted) tryLoad();
  };
  tryLoad();
  void catchUp().catch(() => undefined);
  signal.addEventListener(
    'abort',
    () => {
      clearInterval(poll);
      card.close();
      painter.rest();
      buttons.clear();
      overlay.loaded()?.clear();
      session.badges = null;
      group.inert = false;
    },
    { once: true },
  );
  const erase = (): void => {
    painter.clear();
    markStale(document, false);
  };
  stay.paint.addEventListener('abort', erase, { once: true });
};

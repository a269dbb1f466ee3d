import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { i18n } from '#i18n';
import { showsList } from '../../utils/console/identify/shows-list';
import type { OverlayApi, OverlayHost } from '../../utils/console/overlay/overlay-api';
import { isInDoubt } from '../../utils/console/overlay/sight/doubt';
import { registerScript } from '../../utils/console/page/scripts';
import { createAssessmentView } from './assessment-view';
import { createCardView } from './card-view';
import { fillFilter } from './log-filter';
import { createNotices, type Notice } from './notices';
import { noticeOf } from './review-notice';

const REASONS = {
  lost: 'console_notRecognised',
  unanchored: 'console_noAnchors',
  hidden: 'console_hidden',
} as const;

/** The offer to connect a project, among notices. */
const OFFER = 'connect';

const start = (host: OverlayHost): OverlayApi => {
  const { ownerDocument: document } = host.layer;
  const card = createCardView(host);
  const assessment = createAssessmentView(host);
  const notices = createNotices(host.group, i18n.t('console_dismiss'), host.signal, assessment.giveWay);
  /** A person who dismissed that all is old doesn't see it again before it was otherwise, or on another page. */
  let wasDismissed = false;
  const dismissOld = (): void => {
    wasDismissed = true;
    notices.keep('old', null);
  };
  const useOtherKey = [i18n.t('common_useOtherKey'), host.openOptions] as const;
  const notify = (notice: Notice): void => notices.show(notice.text, notice);
  return {
    showCard: card.showCard,
    hideCard: card.hide,
    notify: (text, wantsKey = false) => notify({ text, ...(wantsKey && { actions: [useOtherKey] }) }),
    offerPanel: (request) => {
      if (request.why === 'lost' && !showsList(document.body)) return false;
      const text = i18n.t(REASONS[request.why]);
      const run = (): void => card.showPanel(request);
      notices.show(text, { text, actions: [[i18n.t('console_openPanel'), run]] });
      return true;
    },
    offerConnection: (offer) => {
      if (!offer) return notices.drop(OFFER);
      notices.show(OFFER, {
        text: i18n.t('console_connectOffer'),
        actions: [
          [i18n.t('console_connectProject'), offer.connect],
          [i18n.t('console_connectNever'), offer.refuse],
        ],
      });
    },
    showAssessment: assessment.show,
    updateAssessment: assessment.update,
    hideAssessment: assessment.hide,
    sayOld: (text) => {
      if (text === null) wasDismissed = false;
      notices.keep('old', text !== null && !wasDismissed ? { text, onDismiss: dismissOld } : null);
    },
    showReview: (review) => notices.keep('review', review && noticeOf(review)),
    isInDoubt: (target, at) => {
      const isRefused = isInDoubt(host.layer, target, at);
      const onDismiss = (): void => notices.keep('refused', null);
      notices.keep('refused', isRefused ? { text: i18n.t('console_pressRefused'), onDismiss } : null);
      return isRefused;
    },
    fillFilter: (pending, page) => void fillFilter(document, pending, page, notify),
    clear: () => {
      card.hide();
      wasDismissed = false;
      notices.clear();
    },
  };
};

/** The card and whatever else is needed only now and then, loaded beside the badges' script at first need. */
export default defineUnlistedScript(() => registerScript('card', start));

import { readScheme } from '../../../utils/console/page/theme';
import { defineActFeature } from '../feature';

const ID = 'key';

/** On the log page: what rests on the key in the filter, so that a person need not read the log to know. */
export default defineActFeature({
  id: 'log-verdict',
  pages: ['logs'],
  init({ projectId, document, session: { overlay, setScheme }, acts }, signal) {
    acts.watchFilteredKey(document, signal, (keyId) => {
      if (keyId === null) {
        overlay.loaded()?.hideAssessment(ID);
        return;
      }
      setScheme(readScheme(document.body));
      const query = { projectId, act: 'key', keyId } as const;
      void overlay.withOverlay((loaded) => {
        if (signal.aborted) return;
        loaded.showAssessment({
          id: ID,
          query,
          candidates: [],
          keepsCurrent: true,
          beside: null,
          within: document.body,
          isOutOfReach: false,
        });
      });
    });
    signal.addEventListener('abort', () => overlay.loaded()?.hideAssessment(ID), { once: true });
  },
});

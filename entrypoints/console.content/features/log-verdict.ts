import { watchFilteredKey } from '../../../utils/console/filtered-key';
import { readScheme } from '../../../utils/console/theme';
import { defineFeature } from '../feature';

const ID = 'key';

/** On the log page: what rests on the key in the filter, so that a person need not read the log to know. */
export default defineFeature({
  id: 'log-verdict',
  pages: ['logs'],
  init({ projectId, document, session: { extras, setScheme } }, signal) {
    watchFilteredKey(document, signal, (keyId) => {
      if (keyId === null) {
        extras.loaded()?.hideAssessment(ID);
        return;
      }
      setScheme(readScheme(document.body));
      const query = { projectId, act: 'key', keyId } as const;
      void extras.withExtras((loaded) => {
        if (signal.aborted) return;
        loaded.showAssessment({
          ...{ id: ID, query, candidates: [], keepsCurrent: true },
          ...{ beside: null, within: document.body, isOutOfReach: false },
        });
      });
    });
    signal.addEventListener('abort', () => extras.loaded()?.hideAssessment(ID), { once: true });
  },
});

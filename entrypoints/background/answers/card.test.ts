import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { HistoryQuery } from '../../../utils/deepgram/types';
import { analyzeProject } from '../../../utils/rules/analyze-project';
import { type Answer, failed, whole } from '../../../utils/rules/answer';
import type { DailySeries } from '../../../utils/rules/snapshot';
import { aKey, aMember, aSeries, aSnapshot, NOW, TODAY } from '../../../utils/rules/testing';
import { DEFAULT_SETTINGS } from '../../../utils/settings/schema';
import { createTestTranslate } from '../../../utils/wording/testing';
import { createHistories } from '../histories';
import { createLastRequests } from '../last-requests';
import { createState } from '../state';
import { NO_DAYS, NO_NOTES, refused } from '../testing/browser';
import { answerCard } from './card';

const YEAR = { from: '2025-11-22', to: TODAY };

const start = (history: Answer<DailySeries>) => {
  const taken = aSnapshot({
    clockOffset: 0,
    members: whole([aMember('boss', 'owner'), aMember('m1')]),
    keys: whole([aKey('quiet', 'm1'), aKey('busy', 'boss')]),
    usage: whole(aSeries({ busy: { [TODAY]: 5 } })),
  });
  const ask = vi.fn(async (_query: HistoryQuery) => history);
  const state = createState();
  const now = () => NOW;
  const log = vi.fn(async ({ keyId }: { keyId: string }) =>
    whole(keyId === 'busy' ? { requestId: 'r', created: `${TODAY}T10:00:00Z` } : null),
  );
  const asked = {
    ledger: NO_NOTES,
    analyses: {
      get: async () => ({ snapshot: taken, analysis: analyzeProject(taken, DEFAULT_SETTINGS, NOW), revision: 1 }),
    },
    histories: createHistories({ ledger: NO_DAYS, reader: { history: ask }, state, now }),
    lastRequests: createLastRequests({ reader: { lastRequest: log }, state, now }),
    outOfReach: async () => null,
    settings: async () => DEFAULT_SETTINGS,
    now,
    t: createTestTranslate(),
  };
  const titlesOf = async (id: string, closely: boolean) =>
    (await answerCard({ projectId: 'p1', kind: 'key', id, closely }, asked))?.warnings.map(({ title }) => title);
  return { ask, titlesOf };
};

beforeEach(() => fakeBrowser.reset());

describe("a quiet key's card", () => {
  it('reads the past year when it is opened, and calls the key never used only then', async () => {
    const { ask, titlesOf } = start(whole(aSeries({}, YEAR)));
    expect(await titlesOf('quiet', false)).toEqual(["No requests in 91 days, and the past year isn't read yet"]);
    expect(ask).not.toHaveBeenCalled();
    expect(await titlesOf('quiet', true)).toEqual(['Never used in the 320 days since it was created']);
    expect(ask.mock.calls).toEqual([[{ projectId: 'p1', keyIds: ['quiet'], range: YEAR }]]);
  });

  it('says how often the key comes back where its past year shows that', async () => {
    const { titlesOf } = start(whole(aSeries({ quiet: { '2026-04-20': 1, '2026-07-20': 1 } }, YEAR)));
    expect(await titlesOf('quiet', true)).toEqual(['Used about every 91 days, last on 20 Jul 2026']);
  });

  it('stays as it is where the past year could not be read', async () => {
    const { titlesOf } = start(failed(refused('timeout')));
    expect(await titlesOf('quiet', true)).toEqual(["No requests in 91 days, and the past year isn't read yet"]);
  });

  it('asks for no past year of a key in use', async () => {
    const { ask, titlesOf } = start(whole(aSeries({}, YEAR)));
    await titlesOf('busy', true);
    expect(ask).not.toHaveBeenCalled();
  });
});

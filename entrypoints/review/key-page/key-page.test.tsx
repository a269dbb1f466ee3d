// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { shows, text } from '../../../components/testing/screen';
import { subjectAt } from '../../../utils/protocol/review-address';
import { onMessage } from '../../../utils/protocol/testing';
import type { KeyLife } from '../../../utils/protocol/views/key-life';
import { addDays } from '../../../utils/rules/days';
import { aKey, aSeries, NOW, TODAY } from '../../../utils/rules/testing';
import { daysAsText } from '../../../utils/wording/key-page/use-words';
import { createTestTranslate } from '../../../utils/wording/testing';
import { answer, open, PROJECT, setUpPage, viewed } from '../testing/page';
import { storyOf } from './story';

setUpPage();

const GAP = { from: addDays(TODAY, -20), to: addDays(TODAY, -11), why: 'refused' as const };
const key = aKey('k1', 'ada', { comment: '<b>prod</b>\u202e' });
const life = (over: Partial<KeyLife> = {}): KeyLife => ({
  ...{ listed: null, areKeysWhole: true, readAt: NOW, near: null, users: [], today: TODAY },
  history: {
    state: 'present',
    events: [{ change: { name: 'key.disappeared', key, cause: 'deleted', carried: null }, from: NOW - 9, to: NOW }],
    since: NOW - 9,
  },
  around: null,
  days: {
    usage: aSeries({ k1: { [addDays(TODAY, -30)]: 5, [TODAY]: 2 } }),
    cost: aSeries(),
    ...{ costUnknown: [], gaps: [GAP], unsettled: [TODAY] },
  },
  ...over,
});

const show = (stored: KeyLife): void => {
  onMessage('getKeyLife', () => stored);
  onMessage('getNote', () => null);
  onMessage('getHistory', () => null);
  answer(viewed());
  open(subjectAt(PROJECT, 'key', 'k1'));
};

it('draws days that weren’t read as a gap, says how many, and copies none of them as 0', async () => {
  show(life());
  await shows('10 days weren\u2019t read'.replace('\u2019', "'"));
  expect(document.querySelectorAll('.use-picture .use-gap')).toHaveLength(1);
  const { days } = storyOf('k1', life());
  const copied = days ? daysAsText(days, createTestTranslate()).split('\n') : [];
  expect(copied).toContain(`${GAP.from}\t\tnot read`);
  expect(copied).toContain(`${addDays(TODAY, -30)}\t5\tread`);
  expect(copied).toContain(`${TODAY}\t2\tmay still grow`);
});

it('shows other people’s text as text, and says what can’t be told with why', async () => {
  show(life());
  await shows('Somebody deleted it');
  expect(document.querySelector('.key-page b b')).toBeNull();
  expect(text()).toContain('<b>prod</b>');
  expect(text()).not.toContain('\u202e');
  expect(text()).toContain("This can't be told: the days around its end weren't all read.");
});

it('says that a storage can’t be read, and not that the key was never seen', async () => {
  show(life({ history: { state: 'unavailable', problem: 'newer-version' }, days: null }));
  await shows('Last reading');
  expect(text()).not.toContain('never seen');
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertOf } from '../../rules/alerts/kinds';
import { type Item, planTelling, type Telling } from '../../rules/alerts/plan-telling';
import type { Change } from '../../rules/events/event';
import { EACH } from '../../rules/events/testing/changes';
import { aKey } from '../../rules/testing';
import { holds } from '../../testing/properties';
import { createTestTranslate } from '../testing';
import { notificationWords } from './notification';

const t = createTestTranslate();
const FACTS = { isOn: () => true, isServiceAccount: () => false };
const NAMES = { projectNames: new Map([['p1', 'Voice']]), hideNames: false };

const tellingOf = (...changes: readonly Change[]): Telling => {
  const owed = changes.map((change, at) => ({ projectId: 'p1', seq: at + 1, held: false, change }));
  const [telling] = planTelling(owed, { facts: FACTS, isOn: true, isQuiet: false, breakQuiet: true }).tell;
  if (!telling) throw new Error('these are alerts');
  return telling;
};
const gone = (comment: string): Change => ({ ...EACH['key.disappeared'], key: aKey(comment, 'm1', { comment }) });

describe('a notification', () => {
  it('says the worst with its names, and how much more there is', () => {
    const { title, message } = notificationWords(
      tellingOf(EACH['traffic.resumed'], gone('prod-ingest'), gone('batch'), EACH['owners.one-left']),
      NAMES,
      t,
    );
    expect(title).toBe('Linchpin: Voice');
    expect(message).toBe('2 keys that may have been in use have disappeared (prod-ingest and batch), 2 more changes');
  });

  it('names three, and counts the others', () => {
    const { message } = notificationWords(tellingOf(...['a', 'b', 'c', 'd', 'e'].map(gone)), NAMES, t);
    expect(message).toBe('5 keys that may have been in use have disappeared (a, b, c and 2 more)');
  });

  it('names nobody and nothing where a person wants that', () => {
    const words = notificationWords(
      tellingOf(gone('prod-ingest'), EACH['member.left']),
      { ...NAMES, hideNames: true },
      t,
    );
    expect(words.title).toBe('Linchpin');
    expect(words.message).toBe('1 key that may have been in use has disappeared, 1 more change');
    expect(JSON.stringify(words)).not.toMatch(/prod|Voice|Ada/);
  });

  it('has words for every change that is an alert', () => {
    for (const change of Object.values(EACH).filter((each) => alertOf(each, FACTS)))
      expect(notificationWords(tellingOf(change), NAMES, t).message).not.toBe('');
    for (const why of ['refused', 'locked', 'unreachable', 'session-closed'])
      expect(notificationWords(tellingOf({ name: 'watch.paused', why }), NAMES, t).message).toContain(
        'nothing is watched',
      );
  });

  it('of several projects says how many', () => {
    const [one] = tellingOf(gone('a')).items;
    const items: [Item, Item] = [one, { ...one, projectId: 'p2' }];
    expect(notificationWords({ id: 'p1:1', items }, NAMES, t).title).toBe('Linchpin: 2 projects');
  });

  it('shows other people’s text as one line without control characters, however hostile', () => {
    holds(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (comment) => {
        const { message } = notificationWords(tellingOf(gone(comment)), NAMES, t);
        expect(message).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        expect(message.length).toBeLessThan(1_000);
      }),
    );
  });
});

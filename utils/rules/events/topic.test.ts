import { expect, it } from 'vitest';
import { EACH } from './testing/changes';
import { TOPICS, topicOf } from './topic';

it('each kind of change has a topic, and each topic a kind', () => {
  const topics = Object.values(EACH).map(topicOf);
  expect(new Set(topics)).toEqual(new Set(TOPICS));
  expect(topicOf(EACH['owners.one-left'])).toBe('members');
  expect(topicOf(EACH['baseline.lost'])).toBe('watching');
});
